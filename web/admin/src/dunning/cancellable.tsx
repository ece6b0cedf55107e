import { formatDay, ListBody, Money } from '#kit'

/** Contracts suspended for the legal term without a break, with proof: nothing is cancelled here, people decide. */
export const Cancellable = () => (
  <ListBody
    route="GET /api/cancellable-contracts"
    rowId={({ contractId }) => contractId}
    open={({ contractId }) => `/contratos/${contractId}`}
    columns={[
      { title: 'Contrato', width: 105, render: ({ contractNumber }) => contractNumber },
      { title: 'Cliente', render: ({ clientName }) => clientName },
      { title: 'Suspenso em', width: 135, render: ({ suspendedOn }) => formatDay(suspendedOn) },
      { title: 'Pode rescindir desde', width: 195, render: ({ cancellableSince }) => formatDay(cancellableSince) },
      { title: 'Dívida', width: 120, align: 'right', render: ({ debtCents }) => <Money cents={debtCents} /> },
      { title: 'Em que se apoia', isWide: true, render: ({ explanation }) => explanation },
    ]}
    empty="Nenhum contrato suspenso há tempo bastante para a rescisão por débito."
  />
)
