import { Alert, Button, Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import {
  ApiError,
  confirmAction,
  countTitles,
  Failure,
  formatCount,
  formatDay,
  formatInstant,
  Section,
  useAction,
  type ResponseOf,
} from '#kit'
import { RunContract } from './run-contract.tsx'
import { RunReport } from './run-report.tsx'

type Preview = ResponseOf<'GET /api/billing/previews/:id'>

/** What the run would make, and the button that makes it. */
export function RunPreview({ preview, onApprove }: { preview: Preview; onApprove: (operationId: string) => void }) {
  const { invoiceCount, amountCents, dueUntil, parked } = preview
  const bill = useAction('POST /api/billing/runs', {
    isQuiet: true,
    onDone: ({ operationId }) => onApprove(operationId),
  })
  const running = bill.error instanceof ApiError ? bill.error.extra['operationId'] : undefined
  const ask = () =>
    confirmAction({
      title: `Gerar ${countTitles(invoiceCount)}`,
      consequence: `${countTitles(invoiceCount)} no total de ${formatCents(amountCents)}, com vencimento até ${formatDay(dueUntil)}. Os clientes passam a dever.${parked.count > 0 ? ` ${formatCount(parked.count, 'contrato fica', 'contratos ficam')} de fora.` : ''}`,
      confirm: `Gerar ${countTitles(invoiceCount)}`,
      onConfirm: () => !bill.isPending && bill.mutate({ body: { dueUntil } }),
    })
  return (
    <Section
      title={`Prévia até ${formatDay(dueUntil)}`}
      actions={
        invoiceCount > 0 && (
          <Button loading={bill.isPending} onClick={ask}>
            {`Gerar ${countTitles(invoiceCount)}`}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">{`Calculada em ${formatInstant(preview.madeAt)}. A prévia não gera nada.`}</Text>
      {bill.error && <Failure error={bill.error} />}
      {typeof running === 'string' && (
        <Button variant="default" onClick={() => onApprove(running)}>
          Acompanhar o que está em andamento
        </Button>
      )}
      {invoiceCount === 0 && parked.count === 0 ? (
        <Alert role="status">Nada a faturar até esse dia: tudo já foi gerado.</Alert>
      ) : (
        <RunReport report={preview} isPreview />
      )}
      <RunContract dueUntil={dueUntil} />
    </Section>
  )
}
