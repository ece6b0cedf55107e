import { formatCents } from '@open-sgp/brasil'
import { useEffect, useRef, useState } from 'react'
import { call, type ResponseOf } from '../../kit/api.ts'
import { formatDay } from '../../kit/format.ts'
import { Frame, Message, Waiting } from './frame.tsx'
import { DueLine, Explanation, Means } from './title.tsx'
import { Unlock } from './unlock.tsx'
import { useFresh } from './use-fresh.ts'

type Garden = ResponseOf<'GET /api/portal/garden'>

const ask = () => call('GET /api/portal/garden')
/** A line that dials again is followed closely; a debt may be paid on another screen; an open line is left alone. */
function pace(garden: Garden | undefined): number | null {
  if (!garden) return 5
  if (garden.state === 'debt' || garden.state === 'decision') return 15
  if (garden.state === 'unknown') return 10
  return garden.isInGarden || garden.state !== 'none' ? 5 : null
}

/** The notice page: why the service is closed, how to pay, and the promise that opens it. */
export function GardenPage() {
  const { data, error, refresh } = useFresh(ask, pace)
  const garden = useKnown(data)
  useEffect(() => {
    document.title = 'Aviso sobre a sua conexão'
  }, [])
  if (!garden) return <Waiting error={error} retry={refresh} />
  const { company, titles, offer, state } = garden
  return (
    <Frame company={company}>
      <State garden={garden} isLost={data?.state === 'unknown' && state !== 'unknown'} />
      {state === 'debt' && offer && <Unlock offer={offer} totalCents={garden.totalCents} onDone={refresh} />}
      {titles.map((title, at) => (
        <details key={title.number} className="title" open={at === 0}>
          <summary>
            <span>
              Fatura {title.number}, vencida em {formatDay(title.dueOn)}
            </span>
            <strong>{formatCents(title.totalCents)}</strong>
          </summary>
          <Means title={title} pdf={`/api/portal/invoices${title.path.slice('/f'.length)}/boleto.pdf`} />
          <section className="card">
            <DueLine title={title} />
            <Explanation title={title} />
          </section>
        </details>
      ))}
    </Frame>
  )
}

/** While the line dials again its address is nobody's for a moment: what was known of it stays on the page. */
function useKnown(data: Garden | undefined): Garden | undefined {
  const [known, setKnown] = useState<Garden>()
  const losses = useRef(0)
  useEffect(() => {
    if (!data) return
    losses.current = data.state === 'unknown' ? losses.current + 1 : 0
    if (data.state !== 'unknown') setKnown(data)
    else setKnown((before) => (before && before.state !== 'unknown' && losses.current < 24 ? before : data))
  }, [data])
  return known ?? data
}

function State({ garden, isLost }: { garden: Garden; isLost: boolean }) {
  const { state, greeting, titles, totalCents, unlockUntil, isInGarden } = garden
  const dials =
    'Sua conexão está religando: pode levar alguns segundos. Se não voltar, desligue o roteador da tomada e ligue de novo.'
  if (state === 'unknown')
    return (
      <Message title="Não reconhecemos esta conexão">
        Para ver e pagar suas faturas, abra o endereço que enviamos por e-mail ou fale com o seu provedor. Se a sua
        Internet parou, abra esta página pela rede da sua casa.
      </Message>
    )
  if (state === 'decision')
    return (
      <Message title="Seu acesso está bloqueado" tone="bad">
        Este bloqueio não é por fatura em aberto. Fale com a gente pelos contatos abaixo.
      </Message>
    )
  if (state === 'promised')
    return (
      <Message title={`Liberado até ${formatDay(unlockUntil)}`} tone="good">
        {isInGarden || isLost ? dials : 'Sua conexão já está de volta.'} Pague até lá para não haver novo bloqueio.
      </Message>
    )
  if (state === 'none')
    return (
      <Message title="Sua conexão está liberada" tone="good">
        {isInGarden || isLost ? dials : 'Pode navegar à vontade.'}
      </Message>
    )
  return (
    <Message title="Sua Internet está suspensa" tone="bad">
      {greeting}, há {titles.length === 1 ? 'uma fatura vencida' : `${titles.length} faturas vencidas`}:{' '}
      <strong>{formatCents(totalCents)}</strong> hoje, com multa e juros. Pagou por Pix, voltou em seguida.
    </Message>
  )
}
