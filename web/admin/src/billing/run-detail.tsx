import { Alert, Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import {
  countTitles,
  DetailPage,
  Facts,
  formatDay,
  formatInstant,
  formatNumber,
  Money,
  StatusBadge,
  useAction,
  useApi,
  useCan,
  type ResponseOf,
} from '#kit'
import { RunInvoices } from './run-invoices.tsx'
import { RunReport } from './run-report.tsx'
import { RunUndo } from './run-undo.tsx'
import { starterOf } from './starter-of.ts'

type Run = ResponseOf<'GET /api/billing/runs/:id'>

/** One run: what it made, told again whenever it is opened, and the way back while nothing of it left. */
export function BillingRunDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/billing/runs/:id', { params: { id } })
  const run = read.data
  return (
    <DetailPage
      title={`Faturamento até ${formatDay(run?.dueUntil)}`}
      crumbs={[{ label: 'Faturamento', to: '/faturamento' }]}
      read={read}
      badge={run && <StatusBadge of="billingRun" value={run.state} />}
      actions={run && <Actions run={run} />}
      facts={run && <RunFacts run={run} />}
      tabs={
        run && [
          ...(run.state === 'undone'
            ? []
            : [{ id: 'resumo', label: 'Resumo', content: <RunReport report={run.report} /> }]),
          {
            id: 'titulos',
            label: `Títulos (${formatNumber(run.invoiceCount)})`,
            content: <RunInvoices runId={run.id} />,
          },
        ]
      }
    >
      {run && <State run={run} />}
    </DetailPage>
  )
}

function Actions({ run }: { run: Run }) {
  const can = useCan()
  const navigate = useNavigate()
  const goOn = useAction('POST /api/billing/runs', {
    onDone: ({ operationId }) => void navigate({ to: '/faturamento', search: { execucao: operationId } as never }),
  })
  return (
    <>
      {run.state === 'unfinished' && can('billing.run.start') && (
        <Button loading={goOn.isPending} onClick={() => goOn.mutate({ body: { dueUntil: run.dueUntil } })}>
          Continuar
        </Button>
      )}
      {(run.state === 'done' || run.state === 'unfinished') && run.invoiceCount > 0 && <RunUndo run={run} />}
    </>
  )
}

const RunFacts = ({ run }: { run: Run }) => (
  <Facts
    items={[
      ['Começou', formatInstant(run.startedAt)],
      ['Terminou', formatInstant(run.finishedAt)],
      ['Feito por', starterOf(run)],
      ['Títulos', formatNumber(run.invoiceCount)],
      ['Total', <Money key="total" cents={run.amountCents} />],
      ['Ficaram de fora', formatNumber(run.parkedCount)],
      ...(run.undoneAt
        ? [['Desfeito em', formatInstant(run.undoneAt)] as const, ['Desfeito por', run.undoneByName] as const]
        : []),
    ]}
  />
)

function State({ run }: { run: Run }) {
  if (run.state === 'undone')
    return (
      <Alert color="gray" title="Este faturamento foi desfeito" role="status">
        {`Motivo: ${run.undoReason}. Seus títulos foram cancelados e os dias podem ser faturados de novo.`}
      </Alert>
    )
  if (run.state === 'unfinished')
    return (
      <Alert color="orange" title="Este faturamento não terminou" role="status">
        {`Parou depois de ${countTitles(run.invoiceCount)}, que valem. Continue para faturar o que falta (nada sai em dobro), ou desfaça.`}
      </Alert>
    )
  return null
}
