import { Button, Group, Paper, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { confirmAction } from './confirm.tsx'
import { formatCount } from './format.ts'
import type { MassAction } from './list-options.ts'
import { useCan } from './session.tsx'

/** What can be done to the rows that are ticked. */
export function MassBar<Row>({
  rows,
  actions,
  onDone,
}: {
  rows: readonly Row[]
  actions: readonly MassAction<Row>[]
  /** Done, or given up: nothing is ticked any more. */
  onDone: () => void
}) {
  const can = useCan()
  const client = useQueryClient()
  const run = useMutation<unknown, Error, MassAction<Row>>({
    mutationFn: (action) => action.run(rows),
    onSuccess: async () => {
      onDone()
      await client.invalidateQueries()
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: 'Não foi feito', message: error.message, autoClose: 10_000 }),
  })
  if (rows.length === 0) return null
  const start = (action: MassAction<Row>) => {
    if (run.isPending) return
    if (!action.consequence) return run.mutate(action)
    confirmAction({
      title: action.label,
      consequence: action.consequence(rows),
      confirm: action.label,
      isDangerous: action.isDangerous ?? false,
      onConfirm: () => run.mutate(action),
    })
  }
  return (
    <Paper withBorder radius="md" px="sm" py={6} role="region" aria-label="Ações sobre a seleção" data-no-print>
      <Group gap="sm">
        <Text size="sm" fw={600} aria-live="polite">
          {formatCount(rows.length, 'linha selecionada', 'linhas selecionadas')}
        </Text>
        {actions
          .filter(({ permission }) => can(permission))
          .map((action) => (
            <Button
              key={action.label}
              size="xs"
              variant="light"
              {...(action.isDangerous && { color: 'red' })}
              loading={run.isPending}
              onClick={() => start(action)}
            >
              {action.label}
            </Button>
          ))}
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          Desfazer a seleção
        </Button>
      </Group>
    </Paper>
  )
}
