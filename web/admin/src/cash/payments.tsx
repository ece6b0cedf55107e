import { findWord, formatDay, ListPage, Money, optionsOf } from '#kit'
import { useAccountOptions } from '../company/use-account-options.ts'

/** Money received and taken back, payment by payment. */
export function PaymentList() {
  const accounts = useAccountOptions()
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
        { name: 'isMoney', label: 'Crédito usado', options: optionsOf('isMoney'), isRare: true },
      ]}
      columns={[
        { title: 'Dia', width: 105, render: ({ paidOn }) => formatDay(paidOn) },
        { title: 'Cliente', render: ({ clientName }) => clientName },
        { title: 'Título', width: 75, render: ({ invoiceNumber }) => invoiceNumber ?? '—' },
        {
          title: 'Forma',
          width: 90,
          render: ({ method, reversesId }) =>
            `${findWord('method', method).label}${reversesId === null ? '' : ' (estorno)'}`,
        },
        { title: 'Creditado em', width: 115, render: ({ creditOn }) => formatDay(creditOn) },
        {
          title: 'Recebido',
          width: 110,
          align: 'right',
          render: ({ receivedCents }) => <Money cents={receivedCents} />,
        },
        {
          title: 'Principal',
          width: 110,
          isHidden: true,
          align: 'right',
          render: ({ principalCents }) => <Money cents={principalCents} />,
        },
        {
          title: 'Multa e juros',
          width: 110,
          align: 'right',
          render: ({ fineCents, interestCents }) => <Money cents={fineCents + interestCents} />,
        },
        { title: 'Tarifa', width: 90, align: 'right', render: ({ feeCents }) => <Money cents={feeCents} /> },
      ]}
      rowId={({ id }) => id}
      open={({ invoiceId, clientId }) => (invoiceId === null ? `/clientes/${clientId}` : `/titulos/${invoiceId}`)}
      empty="Nenhum pagamento nestes dias."
    />
  )
}
