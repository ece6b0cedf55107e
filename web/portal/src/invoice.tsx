import { formatCents } from '@open-sgp/brasil'
import { useCallback, useEffect } from 'react'
import { addressOf, call, type ResponseOf } from '../../kit/api.ts'
import { formatDay } from '../../kit/format.ts'
import { findWord } from '../../kit/words.ts'
import { Frame, Message, Waiting } from './frame.tsx'
import { DueLine, Explanation, Means } from './title.tsx'
import { useFresh } from './use-fresh.ts'

type Invoice = ResponseOf<'GET /api/portal/invoices/:token'>

const isOwed = ({ status }: Invoice) => status === 'open' || status === 'overdue'
/** Whoever pays on another screen sees it here a little later. */
const pace = (invoice: Invoice | undefined) => (invoice && isOwed(invoice) ? 20 : null)

/** The invoice of a public link. */
export function InvoicePage({ token }: { token: string }) {
  const ask = useCallback(() => call('GET /api/portal/invoices/:token', { params: { token } }), [token])
  const { data: invoice, error, refresh } = useFresh(ask, pace)
  useEffect(() => {
    if (invoice) document.title = `Fatura ${invoice.number} · ${invoice.company.tradeName}`
  }, [invoice])
  if (!invoice) return <Waiting error={error} retry={refresh} />
  const pdf = addressOf('GET /api/portal/invoices/:token/boleto.pdf', { params: { token } })
  return (
    <Frame company={invoice.company}>
      <Summary invoice={invoice} />
      {isOwed(invoice) && <Means title={invoice} pdf={pdf} />}
      <section className="card">
        <h2>O que está sendo cobrado</h2>
        <Explanation title={invoice} />
      </section>
      <p className="dimmed">Quem tem o endereço desta página vê esta fatura. Mostre só a quem for pagá-la.</p>
    </Frame>
  )
}

function Summary({ invoice }: { invoice: Invoice }) {
  const { status, number, totalCents, payer, receipt } = invoice
  if (status === 'cancelled')
    return <Message title="Fatura cancelada">A fatura {number} não vale mais: não pague.</Message>
  if (status === 'paid')
    return (
      <Message title="Pagamento recebido" tone="good">
        {receipt
          ? `Recebemos ${formatCents(receipt.receivedCents)} em ${formatDay(receipt.paidOn)}${receipt.method === null ? '' : ` (${findWord('method', receipt.method).label})`}. Obrigado, ${payer.greeting}!`
          : `A fatura ${number} está paga. Obrigado!`}
      </Message>
    )
  return (
    <section className="card">
      <p className="dimmed">
        {payer.greeting}
        {payer.document !== null && ` · ${payer.document}`}
      </p>
      <h1>
        Fatura {number} <span className={`state ${status}`}>{findWord('bill', status).label}</span>
      </h1>
      <p className="amount">{formatCents(totalCents)}</p>
      <DueLine title={invoice} />
    </section>
  )
}
