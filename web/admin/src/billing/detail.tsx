import { Anchor } from '@mantine/core'
import { addDays } from '@open-sgp/brasil'
import { Link, useParams } from '@tanstack/react-router'
import { DetailPage, Facts, findWord, formatDay, formatPercent, Money, useApi, useCan, type ResponseOf } from '#kit'
import { InvoiceActions } from './actions.tsx'
import { Boleto } from './boleto.tsx'
import { Composition } from './composition.tsx'
import { InvoiceBadge } from './invoice-badge.tsx'
import { Payments } from './payments.tsx'
import { PublicLink } from './public-link.tsx'

export type Invoice = ResponseOf<'GET /api/invoices/:id'>

export function InvoiceDetail() {
  const { id = '' } = useParams({ strict: false })
  const can = useCan()
  const read = useApi('GET /api/invoices/:id', { params: { id } })
  const invoice = read.data
  const client = useApi(
    'GET /api/clients/:id',
    { params: { id: invoice?.clientId ?? '' } },
    { enabled: invoice !== undefined },
  )
  return (
    <DetailPage
      title={invoice ? `Título ${invoice.number}` : 'Título'}
      crumbs={[{ label: 'Títulos', to: '/titulos' }]}
      read={read}
      badge={invoice && <InvoiceBadge invoice={invoice} />}
      actions={invoice && <InvoiceActions invoice={invoice} />}
      facts={invoice && <Facts items={factsOf(invoice, client.data?.name)} />}
    >
      {invoice && <Composition invoice={invoice} />}
      {invoice && <Payments invoice={invoice} />}
      {invoice && can('banking.boleto.read') && <Boleto invoice={invoice} />}
      {invoice && <PublicLink invoice={invoice} />}
    </DetailPage>
  )
}

function factsOf(invoice: Invoice, clientName: string | undefined) {
  const { period, finePpm, interestPpmMonth, graceDays } = invoice
  return [
    [
      'Cliente',
      <Anchor key="client" component={Link} to={`/clientes/${invoice.clientId}`}>
        {clientName ?? 'Abrir cliente'}
      </Anchor>,
    ],
    [
      'Contrato',
      invoice.contractId && (
        <Anchor key="contract" component={Link} to={`/contratos/${invoice.contractId}`}>
          Abrir contrato
        </Anchor>
      ),
    ],
    ['Motivo', findWord('invoiceReason', invoice.reason).label],
    ['Dias de serviço', period && `${formatDay(period.from)} a ${formatDay(addDays(period.to, -1))}`],
    ['Emissão', formatDay(invoice.issuedOn)],
    ['Vencimento', formatDay(invoice.dueOn)],
    ['Em aberto', <Money key="open" cents={invoice.openCents} />],
    [
      'Depois do vencimento',
      `Multa ${formatPercent(finePpm)}, juros ${formatPercent(interestPpmMonth)} ao mês, carência ${graceDays} dias`,
    ],
    ...(invoice.settledOn ? [['Quitado em', formatDay(invoice.settledOn)] as const] : []),
    ...(invoice.cancelledOn
      ? [['Cancelado', `${formatDay(invoice.cancelledOn)}: ${invoice.cancelReason ?? ''}`] as const]
      : []),
  ] as const
}
