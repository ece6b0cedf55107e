import { formatCents } from '@open-sgp/brasil'
import type { ResponseOf } from '../../kit/api.ts'
import { formatDay } from '../../kit/format.ts'
import { QrCode } from '../../kit/qr-code.tsx'
import { CopyButton } from './copy-button.tsx'

export type Title = Omit<ResponseOf<'GET /api/portal/invoices/:token'>, 'company' | 'payer' | 'receipt'>

/** What today's amount is made of; nothing when it is the plain sum of the items. */
export function Explanation({ title }: { title: Title }) {
  const { items, paidCents, fineCents, interestCents, totalCents } = title
  const rows = [
    ...items.map(({ description, amountCents }) => ({ text: description, amountCents })),
    { text: 'Já pago', amountCents: -paidCents },
    { text: 'Multa por atraso', amountCents: fineCents },
    { text: 'Juros até hoje', amountCents: interestCents },
  ].filter(({ amountCents }, at) => at < items.length || amountCents !== 0)
  return (
    <table>
      <tbody>
        {rows.map(({ text, amountCents }, at) => (
          <tr key={at}>
            <th scope="row">{text}</th>
            <td>{formatCents(amountCents)}</td>
          </tr>
        ))}
      </tbody>
      {title.status !== 'cancelled' && title.status !== 'paid' && (
        <tfoot>
          <tr>
            <th scope="row">Total hoje</th>
            <td>{formatCents(totalCents)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

/** When it falls or fell due, and what that costs. */
export function DueLine({ title: { status, dueOn, fineCents, interestCents } }: { title: Title }) {
  if (status !== 'overdue') return <p>Vencimento em {formatDay(dueOn)}</p>
  const late = fineCents + interestCents
  return (
    <p>
      Venceu em {formatDay(dueOn)}
      {late > 0 && (
        <>
          . O valor de hoje inclui <span className="money">{formatCents(late)}</span> de multa e juros
        </>
      )}
      .
    </p>
  )
}

/** Pix first: it is worth at once. Then the boleto. */
export function Means({ title, pdf }: { title: Title; pdf: string }) {
  const { means, number } = title
  if (!means)
    return (
      <section className="card">
        <p>O boleto desta fatura ainda não está pronto. Fale com a gente pelos contatos abaixo.</p>
      </section>
    )
  return (
    <>
      {means.pixPayload !== null && <Pix payload={means.pixPayload} number={number} />}
      <section className="card">
        <h2>Boleto</h2>
        <p className="code" data-copy="boleto">
          {means.linhaDigitavel}
        </p>
        <CopyButton text={means.linhaDigitavel.replace(/\D/g, '')} label="Copiar linha digitável" />
        <a className="button light" href={pdf} download>
          Baixar boleto em PDF
        </a>
        <p className="dimmed">
          {means.isRegistered
            ? 'O pagamento por boleto é reconhecido em até 1 dia útil. Depois do vencimento, o banco soma multa e juros.'
            : 'O banco ainda está registrando este boleto: se ele não o encontrar, pague por Pix ou tente amanhã.'}
        </p>
      </section>
    </>
  )
}

function Pix({ payload, number }: { payload: string; number: number }) {
  return (
    <section className="card pix">
      <h2>Pix</h2>
      <QrCode text={payload} label={`QR code do Pix da fatura ${number}`} width={232} />
      <p className="code short" data-copy="pix">
        {payload}
      </p>
      <CopyButton text={payload} label="Copiar código Pix" />
      <p className="dimmed">
        No app do seu banco, escolha Pix e leia o QR code, ou cole o código. É reconhecido na hora.
      </p>
    </section>
  )
}
