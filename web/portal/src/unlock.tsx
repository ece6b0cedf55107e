import { formatCents } from '@open-sgp/brasil'
import { useState } from 'react'
import { ApiError, call, type ResponseOf } from '../../kit/api.ts'
import { formatDay } from '../../kit/format.ts'

type Offer = NonNullable<ResponseOf<'GET /api/portal/garden'>['offer']>
type Props = { offer: Offer; totalCents: number; onDone: () => void }

/** The promise to pay: what it costs, how many are left, and the button. */
export function Unlock({ offer, totalCents, onDone }: Props) {
  const [isAsking, setIsAsking] = useState(false)
  const [refusal, setRefusal] = useState(offer.refusal)
  const { until, grantedInYear, unlocksPerYear } = offer
  if (unlocksPerYear === 0) return null
  const ask = () => {
    if (isAsking) return
    setIsAsking(true)
    call('POST /api/portal/garden/unlock')
      .catch((problem: unknown) => {
        // Asked twice, or by somebody else in the house: it is open, which the page will show.
        if (!(problem instanceof ApiError && problem.code === 'unlock-open'))
          setRefusal(problem instanceof Error ? problem.message : String(problem))
      })
      .finally(() => {
        setIsAsking(false)
        onDone()
      })
  }
  return (
    <section className="card">
      <h2>Precisa de mais prazo?</h2>
      {refusal === null ? (
        <>
          <p>
            Liberamos sua Internet agora, em confiança. Você se compromete a pagar {formatCents(totalCents)} até{' '}
            {formatDay(until)}; os dias liberados são cobrados normalmente.
          </p>
          <button type="button" className="button" disabled={isAsking} onClick={ask}>
            {isAsking ? 'Liberando…' : `Liberar até ${formatDay(until)}`}
          </button>
        </>
      ) : (
        <p role="alert">{refusal}</p>
      )}
      <p className="dimmed">
        {grantedInYear === 0
          ? `São até ${unlocksPerYear} liberações em 12 meses, uma por fatura.`
          : `Você já usou ${grantedInYear} de ${unlocksPerYear} liberações em 12 meses; é uma por fatura.`}
      </p>
    </section>
  )
}
