import { formatDay, formatInstant, ListPage, Money, optionsOf, StatusBadge } from '#kit'

/** Notices with their proof: nobody is suspended without one delivered fifteen days before. */
export const NoticeList = () => (
  <ListPage
    title="Avisos de cobrança"
    route="GET /api/dunning-notices"
    filters={[{ name: 'status', label: 'Situação', options: optionsOf('notice') }]}
    columns={[
      { title: 'Cliente', render: ({ clientName }) => clientName },
      { title: 'Título', width: 90, align: 'right', render: ({ invoiceNumber }) => invoiceNumber },
      { title: 'Vencimento', width: 120, render: ({ dueOn }) => formatDay(dueOn) },
      { title: 'Em aberto', width: 130, align: 'right', render: ({ openCents }) => <Money cents={openCents} /> },
      { title: 'Situação', width: 120, render: ({ status }) => <StatusBadge of="notice" value={status} /> },
      { title: 'Entregue em', width: 160, render: ({ deliveredAt }) => formatInstant(deliveredAt) },
      { title: 'Suspende a partir de', width: 170, render: ({ suspendFrom }) => formatDay(suspendFrom) },
    ]}
    rowId={({ id }) => id}
    open={({ contractId }) => `/contratos/${contractId}`}
    empty="Nenhum aviso ainda. Eles nascem na manhã seguinte ao vencimento."
  />
)
