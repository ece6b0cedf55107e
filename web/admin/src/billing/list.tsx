import { ListPage, optionsOf } from '#kit'
import { useAccountOptions } from '../company/use-account-options.ts'
import { invoiceActions } from './mass-actions.ts'

export function InvoiceList() {
  const accounts = useAccountOptions()
  return (
    <ListPage
      title="Títulos"
      route="GET /api/invoices"
      search="Número do título ou nome do cliente"
      filters={[
        { name: 'status', label: 'Situação', options: [...optionsOf('invoice'), ...optionsOf('invoiceFilter')] },
        { name: 'isRecurring', label: 'Motivo', options: optionsOf('recurring') },
        { name: 'dueFrom', label: 'Vence de', type: 'date' },
        { name: 'dueUntil', label: 'até', type: 'date' },
        { name: 'accountId', label: 'Portador', options: accounts, isRare: true },
      ]}
      sorts={[
        { value: 'dueOn', label: 'Mais antigos' },
        { value: '-dueOn', label: 'Mais recentes' },
      ]}
      columns={[
        { title: 'Título', width: 75, field: 'number' },
        { title: 'Cliente', field: 'clientName' },
        { title: 'Contrato', width: 85, field: 'contractNumber' },
        { title: 'Motivo', width: 125, field: 'reason', of: 'invoiceReason' },
        { title: 'Vencimento', width: 110, field: 'dueOn' },
        { title: 'Situação', width: 115, field: 'state', of: 'invoice' },
        { title: 'Valor', width: 115, field: 'amountCents' },
        { title: 'Em aberto', width: 115, field: 'openCents' },
      ]}
      rowId={(invoice) => invoice.id}
      massActions={invoiceActions}
      open={(invoice) => `/titulos/${invoice.id}`}
      create={{ to: '/titulos/novo', label: 'Título avulso', permission: 'billing.invoice.issue' }}
      empty="Nenhum título encontrado. Gere os do mês em “Faturamento” ou mude os filtros."
    />
  )
}
