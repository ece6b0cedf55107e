import { formatDay, formatInstant, ListBody, Money, Section, StatusBadge } from '#kit'
import { starterOf } from './starter-of.ts'

/** Runs made so far: when, by whom, how much, and whether it stands. */
export const RunHistory = () => (
  <Section title="Faturamentos feitos">
    <ListBody
      route="GET /api/billing/runs"
      rowId={(run) => run.id}
      open={(run) => `/faturamento/${run.id}`}
      columns={[
        { title: 'Quando', width: 140, render: (run) => formatInstant(run.startedAt) },
        { title: 'Quem', render: starterOf },
        { title: 'Vencimentos até', width: 140, render: (run) => formatDay(run.dueUntil) },
        { title: 'Situação', width: 140, render: (run) => <StatusBadge of="billingRun" value={run.state} /> },
        { title: 'Títulos', width: 90, align: 'right', render: (run) => run.invoiceCount.toLocaleString('pt-BR') },
        { title: 'Total', width: 150, align: 'right', render: (run) => <Money cents={run.amountCents} /> },
        {
          title: 'Ficaram de fora',
          width: 130,
          align: 'right',
          render: (run) => run.parkedCount.toLocaleString('pt-BR'),
        },
      ]}
      empty="Nenhum faturamento ainda. Veja a prévia acima; toda noite, às 2 h, o que está para vencer é faturado sozinho."
    />
  </Section>
)
