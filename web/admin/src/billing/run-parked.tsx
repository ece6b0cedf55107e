import { ListBody, StatusBadge } from '#kit'

/** Contracts that no run can bill until somebody mends them. */
export const RunParked = () => (
  <ListBody
    route="GET /api/billing/parked-contracts"
    rowId={(contract) => contract.contractId}
    open={(contract) => `/contratos/${contract.contractId}`}
    columns={[
      { title: 'Contrato', width: 100, render: (contract) => contract.contractNumber },
      { title: 'Cliente', render: (contract) => contract.clientName },
      { title: 'Causa', width: 230, render: ({ cause }) => <StatusBadge of="parked" value={cause} /> },
      { title: 'Como resolver', isWide: true, render: (contract) => contract.detail },
    ]}
    empty="Nenhum contrato estacionado: todos podem ser faturados."
  />
)
