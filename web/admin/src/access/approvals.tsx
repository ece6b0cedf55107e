import { findWord, ListPage, optionsOf } from '#kit'

/** Requests above somebody's limit: those that wait, and what became of the others. */
export const Approvals = () => (
  <ListPage
    title="Aprovações"
    route="GET /api/approvals"
    filters={[
      { name: 'state', label: 'Situação', options: optionsOf('approval') },
      { name: 'isOwn', label: 'De quem', options: [{ value: 'true', label: 'Só as minhas' }] },
    ]}
    columns={[
      { title: 'O que faria', field: 'summary', isWide: true },
      { title: 'Tipo', width: 190, render: ({ kind }) => findWord('approvalKind', kind).label },
      { title: 'Valor', width: 120, field: 'amountCents' },
      { title: 'Quem pediu', width: 170, field: 'requestedByName' },
      { title: 'Pedido em', width: 165, field: 'requestedAt' },
      { title: 'Situação', width: 120, field: 'state', of: 'approval' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/aprovacoes/${id}`}
    empty="Nada espera por uma segunda pessoa. Pedidos acima da alçada de quem pede aparecem aqui."
  />
)
