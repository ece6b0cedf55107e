import { Alert, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { confirmAction } from './confirm.tsx'
import { Failure } from './failure.tsx'
import { formatNumber } from './format.ts'
import { useAction } from './query.ts'
import { isOver, useOperation, type Operation } from './use-operation.ts'

/**
 * How far a long work is, in words and a bar, with a way to stop it. Reload, another tab and a server that goes away and comes back
 * show the same work. When it ends every screen reads again; `onDone`, `onFailed` and `onCancelled` are called once.
 */
export function OperationProgress(options: {
  id: string
  title: string
  /** What stopping it leaves, said before one stops it. */
  cancelConsequence: string
  onDone?: (operation: Operation) => void
  onFailed?: (operation: Operation) => void
  onCancelled?: (operation: Operation) => void
}) {
  const { id, title, cancelConsequence } = options
  const { operation, isCutOff, error } = useOperation(id)
  useEnd(operation, options)
  if (error && !isCutOff) return <Failure error={error} />
  if (operation?.state === 'failed') return <Failed title={title} problem={operation.problem} />
  if (operation?.state === 'cancelled')
    return (
      <Alert color="yellow" role="status" title={`${title}: cancelado`}>{`Parou em ${describe(operation)}.`}</Alert>
    )
  return (
    <Paper withBorder radius="md" p="md" role="status" aria-label={title}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600}>{title}</Text>
          {operation && !isOver(operation) && (
            <Cancel operation={operation} title={title} consequence={cancelConsequence} />
          )}
        </Group>
        <Bar operation={operation} title={title} />
        <Group justify="space-between" gap="xs">
          <Text size="sm">{operation ? describe(operation) : 'Procurando o andamento…'}</Text>
          {operation && <Elapsed since={operation.startedAt ?? operation.createdAt} />}
        </Group>
        {isCutOff && (
          <Text size="sm" fw={550} role="alert">
            O servidor não responde agora. Nada se perdeu: quando ele voltar, o trabalho continua de onde parou e esta
            tela também.
          </Text>
        )}
        {!isCutOff && Boolean(operation?.problem) && (
          <Text size="sm" fw={550} role="alert">
            Uma falha interrompeu o trabalho. Ele será retomado sozinho em instantes.
          </Text>
        )}
      </Stack>
    </Paper>
  )
}

function useEnd(
  operation: Operation | undefined,
  { onDone, onFailed, onCancelled }: Parameters<typeof OperationProgress>[0],
) {
  const told = useRef<string>(undefined)
  const client = useQueryClient()
  useEffect(() => {
    if (!operation || !isOver(operation) || told.current === operation.id) return
    told.current = operation.id
    void client.invalidateQueries()
    if (operation.state === 'done') onDone?.(operation)
    else if (operation.state === 'failed') onFailed?.(operation)
    else onCancelled?.(operation)
  })
}

function describe({ state, phase, doneCount, totalCount, cancelAskedAt }: Operation): string {
  if (state === 'queued') return 'Na fila: começa em instantes.'
  const count = totalCount > 1 ? `${formatNumber(doneCount)} de ${formatNumber(totalCount)}` : ''
  if (cancelAskedAt && state === 'running') return ['Parando…', count].join(' ')
  return [phase ?? 'Em andamento', count].filter(Boolean).join(': ')
}

function Bar({ operation, title }: { operation: Operation | undefined; title: string }) {
  const { doneCount = 0, totalCount = 0, state } = operation ?? {}
  const isKnown = totalCount > 1 && state === 'running'
  return (
    <Progress
      size="lg"
      radius="sm"
      value={isKnown ? Math.max(2, (100 * doneCount) / totalCount) : 100}
      striped={!isKnown}
      animated={!isKnown}
      color={operation?.cancelAskedAt ? 'yellow' : 'teal'}
      aria-label={title}
    />
  )
}

function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(() => Date.now())
  useInterval(() => setNow(Date.now()), 1_000, { autoInvoke: true })
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000))
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <Text size="sm" c="dimmed" className="number" aria-hidden>
      {clock}
    </Text>
  )
}

function Cancel({ operation, title, consequence }: { operation: Operation; title: string; consequence: string }) {
  const cancel = useAction('POST /api/operations/:id/cancel')
  return (
    <Button
      variant="default"
      size="xs"
      loading={cancel.isPending}
      disabled={operation.cancelAskedAt !== null}
      onClick={() =>
        confirmAction({
          title: `Parar: ${title}`,
          consequence,
          confirm: 'Parar',
          isDangerous: true,
          onConfirm: () => cancel.mutate({ params: { id: operation.id } }),
        })
      }
    >
      Parar
    </Button>
  )
}

const hasDetail = (problem: unknown): problem is { detail: string } =>
  typeof problem === 'object' && problem !== null && 'detail' in problem && typeof problem.detail === 'string'

const Failed = ({ title, problem }: { title: string; problem: unknown }) => (
  <Alert color="red" role="alert" title={`${title}: não foi possível`}>
    {hasDetail(problem) ? problem.detail : 'O trabalho falhou. Tente de novo.'}
  </Alert>
)
