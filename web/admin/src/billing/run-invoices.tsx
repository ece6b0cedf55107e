import { findWord, ListBody } from '#kit'

/** The titles of a run, as they stand today. */
export const RunInvoices = ({ runId }: { runId: string }) => (
  <ListBody
    route="GET /api/invoices"
    request={{ query: { runId } }}
    search="Número do título ou nome do cliente"
    rowId={(invoice) => invoice.id}
    open={(invoice) => `/titulos/${invoice.id}`}
    columns={[
      { title: 'Título', width: 100, field: 'number' },
      { title: 'Cliente', field: 'clientName' },
      { title: 'Contrato', width: 100, field: 'contractNumber' },
      { title: 'Motivo', width: 150, render: (invoice) => findWord('invoiceReason', invoice.reason).label },
      { title: 'Vencimento', width: 120, field: 'dueOn' },
      { title: 'Situação', width: 130, field: 'state', of: 'invoice' },
      { title: 'Valor', width: 130, field: 'amountCents' },
    ]}
    empty="Nenhum título neste faturamento."
  />
)
