import { Alert, Anchor, Button, List, Modal, Stack, Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ActionDialog, ApiError, countTitles, findWord, formatNumber, useAction, useCan, type ResponseOf } from '#kit'

type Refusal = { cause: string; count: number; invoices: { id: string; number: number; clientName: string }[] }

const isRefusals = (list: unknown): list is Refusal[] => Array.isArray(list)
const refusalsOf = (error: Error | null): Refusal[] => {
  const list = error instanceof ApiError ? error.extra['refusals'] : undefined
  return isRefusals(list) ? list : []
}

/** Takes a run back: first asks the server whether it still can be, then says what it means, or what stands against it. */
export function RunUndo({ run }: { run: ResponseOf<'GET /api/billing/runs/:id'> }) {
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  const rehearse = useAction('POST /api/billing/runs/:id/undo', { isQuiet: true, onDone: () => setOpen(true) })
  if (!can('billing.run.undo')) return null
  const params = { id: run.id }
  const { data, error } = rehearse
  return (
    <>
      <Button
        variant="light"
        color="red"
        loading={rehearse.isPending}
        onClick={() => rehearse.mutate({ params, body: { reason: 'Conferência', dryRun: true } })}
      >
        Desfazer
      </Button>
      <ActionDialog
        title="Desfazer o faturamento"
        route="POST /api/billing/runs/:id/undo"
        params={params}
        fields={[{ name: 'reason', label: 'Motivo', type: 'textarea', isRequired: true }]}
        consequence={
          data && (
            <Text size="sm">
              {`${countTitles(data.invoiceCount)} (${formatCents(data.amountCents)}) são cancelados de uma vez, os boletos que esperam são retirados e o crédito usado volta aos clientes. Os dias podem ser faturados de novo; os que vencem logo saem sozinhos na próxima noite, às 2 h.`}
            </Text>
          )
        }
        submit="Desfazer"
        isDangerous
        done="Faturamento desfeito."
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
      <Refused error={error} onClose={() => rehearse.reset()} />
    </>
  )
}

/** Why it cannot be undone, with the titles that stand against it. */
function Refused({ error, onClose }: { error: Error | null; onClose: () => void }) {
  return (
    <Modal opened={error !== null} onClose={onClose} title="Não dá para desfazer" centered size="lg">
      <Stack>
        <Alert color="orange" role="alert">
          {error?.message}
        </Alert>
        {refusalsOf(error).map(({ cause, count, invoices }) => (
          <Stack key={cause} gap={4}>
            <Text fw={600}>{`${findWord('undoRefusal', cause).label}: ${countTitles(count)}`}</Text>
            <List size="sm">
              {invoices.map(({ id, number, clientName }) => (
                <List.Item key={id}>
                  <Anchor component={Link} inherit to={`/titulos/${id}`}>{`Título ${number}`}</Anchor>
                  {` · ${clientName}`}
                </List.Item>
              ))}
            </List>
            {count > invoices.length && (
              <Text size="sm" c="dimmed">{`e mais ${formatNumber(count - invoices.length)}.`}</Text>
            )}
          </Stack>
        ))}
      </Stack>
    </Modal>
  )
}
