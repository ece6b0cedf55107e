import { findWord, ListPage, Money, optionsOf } from '#kit'
import { toOptions, useReceiptPoints } from '../billing/use-receipt-points.ts'
import { useAccountOptions } from '../company/use-account-options.ts'

/** Money received and taken back, payment by payment. */
export function PaymentList() {
  const accounts = useAccountOptions()
  const points = toOptions(useReceiptPoints())
  return (
    <ListPage
      title="Pagamentos"
      crumbs={[{ label: 'Caixa', to: '/caixa' }]}
      route="GET /api/payments"
      filters={[
        { name: 'from', label: 'Pagos de', type: 'date' },
        { name: 'to', label: 'até', type: 'date' },
        { name: 'creditedFrom', label: 'Creditados de', type: 'date', isRare: true },
        { name: 'creditedUntil', label: 'até', type: 'date', isRare: true },
        { name: 'method', label: 'Forma', options: optionsOf('method') },
        { name: 'accountId', label: 'Portador', options: accounts, isRare: accounts.length === 0 },
        { name: 'receiptPointId', label: 'Ponto de recebimento', options: points, isRare: points.length === 0 },
        { name: 'isMoney', label: 'Crédito usado', options: optionsOf('isMoney'), isRare: true },
      ]}
      columns={[
        { title: 'Dia', width: 105, field: 'paidOn' },
        { title: 'Cliente', field: 'clientName' },
        { title: 'Título', width: 75, field: 'invoiceNumber' },
        {
          title: 'Forma',
          width: 90,
          field: 'method',
          of: 'method',
          render: ({ method, reversesId }) =>
            `${findWord('method', method).label}${reversesId === null ? '' : ' (estorno)'}`,
        },
        { title: 'Ponto de recebimento', width: 160, field: 'receiptPointName', isHidden: points.length === 0 },
        { title: 'Creditado em', width: 115, field: 'creditOn' },
        { title: 'Recebido', width: 110, field: 'receivedCents' },
        { title: 'Principal', width: 110, isHidden: true, field: 'principalCents' },
        {
          title: 'Multa e juros',
          width: 110,
          align: 'right',
          file: [
            { field: 'fineCents', title: 'Multa' },
            { field: 'interestCents', title: 'Juros' },
          ],
          render: ({ fineCents, interestCents }) => <Money cents={fineCents + interestCents} />,
        },
        { title: 'Tarifa', width: 90, field: 'feeCents' },
      ]}
      rowId={({ id }) => id}
      open={({ invoiceId, clientId }) => (invoiceId === null ? `/clientes/${clientId}` : `/titulos/${invoiceId}`)}
      empty="Nenhum pagamento nestes dias."
    />
  )
}
