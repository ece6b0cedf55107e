import { formatDay, formatInstant, formatNumber, ListBody, Money, StatusBadge } from '#kit'
import { starterOf } from './starter-of.ts'

/** Runs that made titles or did not finish: when, by whom, how much, and whether they stand. */
export const RunHistory = () => (
  <ListBody
    route="GET /api/billing/runs"
    request={{ query: { billed: 'true' } }}
    rowId={(run) => run.id}
    open={(run) => `/faturamento/${run.id}`}
    columns={[
      { title: 'Quando', width: 155, render: (run) => formatInstant(run.startedAt) },
      { title: 'Quem', render: starterOf },
      { title: 'Vencimentos até', width: 145, render: (run) => formatDay(run.dueUntil) },
      { title: 'Situação', width: 155, render: (run) => <StatusBadge of="billingRun" value={run.state} /> },
      { title: 'Títulos', width: 90, align: 'right', render: (run) => formatNumber(run.invoiceCount) },
      { title: 'Total', width: 140, align: 'right', render: (run) => <Money cents={run.amountCents} /> },
      { title: 'De fora', width: 90, align: 'right', render: (run) => formatNumber(run.parkedCount) },
    ]}
    empty="Nenhum faturamento ainda. Veja a prévia acima; toda noite, às 2 h, o que está para vencer é faturado sozinho."
  />
)
