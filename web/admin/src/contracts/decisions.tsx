import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { confirmAction, findWord, formatDay, formatInstant, useAction, useCan } from '#kit'
import type { ContractFile } from './types.ts'

/** What people decided over the rules and what is scheduled, each with the way back. */
export function Decisions({ contract }: { contract: ContractFile }) {
  const can = useCan()
  const lift = useAction('DELETE /api/contracts/:id/overrides/:overrideId', { done: 'Exceção retirada.' })
  const drop = useAction('DELETE /api/contracts/:id/scheduled-actions/:kind', { done: 'Agendamento desfeito.' })
  if (contract.overrides.length + contract.scheduledActions.length === 0) return null
  return (
    <Alert title="Decisões em vigor" color="yellow">
      <Stack gap="xs">
        {contract.overrides.map(({ id, kind, reason, endsAt }) => (
          <Group key={id} justify="space-between">
            <Text size="sm">{`${findWord('override', kind).label}: ${reason}${endsAt ? `, até ${formatInstant(endsAt)}` : ''}`}</Text>
            {can('contracts.access.override') && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  confirmAction({
                    title: 'Retirar exceção',
                    consequence: `O acesso do contrato ${contract.number} volta a seguir as regras agora mesmo.`,
                    confirm: 'Retirar exceção',
                    onConfirm: () => lift.mutate({ params: { id: contract.id, overrideId: id } }),
                  })
                }
              >
                Retirar
              </Button>
            )}
          </Group>
        ))}
        {contract.scheduledActions.map(({ kind, onDate, reason }) => (
          <Group key={kind} justify="space-between">
            <Text size="sm">{`${findWord('scheduled', kind).label} em ${formatDay(onDate)}: ${reason}`}</Text>
            {can('contracts.contract.update') && (
              <Button
                size="compact-sm"
                variant="default"
                loading={drop.isPending}
                onClick={() => drop.mutate({ params: { id: contract.id, kind } })}
              >
                Desfazer
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Alert>
  )
}
