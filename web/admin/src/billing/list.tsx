import { findWord, formatDay, InvoiceBadge, ListPage, Money, optionsOf } from '#kit'

export const InvoiceList = () => (
  <ListPage
    title="Títulos"
    route="GET /api/invoices"
    search="Número do título ou nome do cliente"
    filters={[
      { name: 'status', label: 'Situação', options: [...optionsOf('invoice'), ...optionsOf('invoiceFilter')] },
      { name: 'isRecurring', label: 'Motivo', options: optionsOf('recurring') },
      { name: 'dueFrom', label: 'Vence de', type: 'date' },
      { name: 'dueUntil', label: 'até', type: 'date' },
    ]}
    columns={[
      { title: 'Título', width: 100, render: (invoice) => invoice.number },
      { title: 'Cliente', render: (invoice) => invoice.clientName },
      { title: 'Contrato', width: 100, render: (invoice) => invoice.contractNumber ?? '—' },
      { title: 'Motivo', width: 150, render: (invoice) => findWord('invoiceReason', invoice.reason).label },
      { title: 'Vencimento', width: 120, render: (invoice) => formatDay(invoice.dueOn) },
      { title: 'Situação', width: 130, render: (invoice) => <InvoiceBadge invoice={invoice} /> },
      { title: 'Valor', width: 130, align: 'right', render: (invoice) => <Money cents={invoice.amountCents} /> },
      { title: 'Em aberto', width: 130, align: 'right', render: (invoice) => <Money cents={invoice.openCents} /> },
    ]}
    rowId={(invoice) => invoice.id}
    open={(invoice) => `/titulos/${invoice.id}`}
    create={{ to: '/titulos/novo', label: 'Título avulso', permission: 'billing.invoice.issue' }}
    empty="Nenhum título encontrado. Gere os do mês em “Faturamento” ou mude os filtros."
  />
)
