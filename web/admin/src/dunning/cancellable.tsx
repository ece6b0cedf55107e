import { ListBody } from '#kit'

/** Contracts suspended for the legal term without a break, with proof: nothing is cancelled here, people decide. */
export const Cancellable = () => (
  <ListBody
    route="GET /api/cancellable-contracts"
    rowId={({ contractId }) => contractId}
    open={({ contractId }) => `/contratos/${contractId}`}
    columns={[
      { title: 'Contrato', width: 105, field: 'contractNumber' },
      { title: 'Cliente', field: 'clientName' },
      { title: 'Suspenso em', width: 135, field: 'suspendedOn' },
      { title: 'Pode rescindir desde', width: 195, field: 'cancellableSince' },
      { title: 'Dívida', width: 120, field: 'debtCents' },
      { title: 'Em que se apoia', isWide: true, field: 'explanation' },
    ]}
    empty="Nenhum contrato suspenso há tempo bastante para a rescisão por débito."
  />
)
