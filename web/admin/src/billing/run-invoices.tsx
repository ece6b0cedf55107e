import { findWord, formatDay, InvoiceBadge, ListBody, Money } from '#kit'

/** The titles of a run, as they stand today. */
export const RunInvoices = ({ runId }: { runId: string }) => (
  <ListBody
    route="GET /api/invoices"
    request={{ query: { runId } }}
    search="Número do título ou nome do cliente"
    rowId={(invoice) => invoice.id}
    open={(invoice) => `/titulos/${invoice.id}`}
    columns={[
      { title: 'Título', width: 100, render: (invoice) => invoice.number },
      { title: 'Cliente', render: (invoice) => invoice.clientName },
      { title: 'Contrato', width: 100, render: (invoice) => invoice.contractNumber ?? '—' },
      { title: 'Motivo', width: 150, render: (invoice) => findWord('invoiceReason', invoice.reason).label },
      { title: 'Vencimento', width: 120, render: (invoice) => formatDay(invoice.dueOn) },
      { title: 'Situação', width: 130, render: (invoice) => <InvoiceBadge invoice={invoice} /> },
      { title: 'Valor', width: 130, align: 'right', render: (invoice) => <Money cents={invoice.amountCents} /> },
    ]}
    empty="Nenhum título neste faturamento."
  />
)
