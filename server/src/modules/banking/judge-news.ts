import type { CnabTitle, CnabWarning } from '@open-sgp/cnab'
import type { Bench } from './judge-line.ts'
import type { Verdict } from './verdict.ts'
import type { TitleOfBank } from './views.ts'

/** The bank's wording of an occurrence. */
export const wordsOf = (layout: Bench['layout'], { occurrence }: CnabTitle): string =>
  layout.occurrences.get(occurrence)?.text ?? `Ocorrência ${occurrence}`

const reasonsOf = (layout: Bench['layout'], { reasons }: CnabTitle): string =>
  reasons.map((code) => `${code} ${layout.reasons?.get(code) ?? ''}`.trim()).join('; ')

/** What a line without money means. */
export function judgeNews(
  { layout }: Bench,
  title: CnabTitle,
  ours: TitleOfBank | undefined,
  warnings: readonly CnabWarning[],
): Verdict {
  const text = wordsOf(layout, title)
  if (title.kind === 'FEE') return { outcome: 'fee', detail: `${text}.` }
  const alert = warnings.find(({ code }) => code === 'instruction-rejected' || code === 'payment-reversed')
  if (alert) return judgeAlert(alert)
  if (!isAboutTitle(title)) return { outcome: 'information', detail: `${text}.` }
  if (!ours) return { outcome: 'unknown_title', detail: `${text}. Nenhum boleto nosso tem este nosso número.` }
  if (title.kind === 'REGISTERED') return judgeRegistered(text, ours)
  if (title.kind === 'REJECTED') return judgeRejected(text, reasonsOf(layout, title), ours)
  if (title.kind === 'WRITTEN_OFF') return judgeWrittenOff(text, ours)
  return {
    outcome: 'information',
    detail: title.due === null ? `${text}.` : `${text} para ${title.due.split('-').reverse().join('/')}.`,
  }
}

const isAboutTitle = ({ kind }: CnabTitle): boolean =>
  kind === 'REGISTERED' || kind === 'REJECTED' || kind === 'WRITTEN_OFF' || kind === 'DUE_CHANGED'

function judgeAlert({ code, detail }: CnabWarning): Verdict {
  if (code === 'payment-reversed')
    return {
      outcome: 'review',
      detail: `${detail} Confira com o banco e estorne o pagamento do título, se for o caso.`,
    }
  return { outcome: 'review', detail, answer: { command: 'write_off', status: 'rejected', text: detail } }
}

function judgeRegistered(text: string, { status }: TitleOfBank): Verdict {
  const answer = { command: 'register', status: 'accepted', text: null } as const
  const isNews = status === 'pending' || status === 'sent'
  return { outcome: 'registered', detail: `${text}.`, answer, ...(isNews && { boletoStatus: 'registered' }) }
}

function judgeRejected(text: string, reasons: string, { status }: TitleOfBank): Verdict {
  const detail = reasons === '' ? `${text}.` : `${text}: ${reasons}.`
  if (status === 'registered' || status === 'paid' || status === 'written_off')
    return { outcome: 'review', detail: `${detail} O boleto já estava registrado e continua valendo.` }
  const answer = { command: 'register', status: 'rejected', text: detail } as const
  return {
    outcome: 'rejected',
    detail: `${detail} Corrija o cadastro e emita outro boleto.`,
    boletoStatus: 'rejected',
    rejectReason: detail,
    answer,
  }
}

function judgeWrittenOff(text: string, { status }: TitleOfBank): Verdict {
  const answer = { command: 'write_off', status: 'accepted', text: null } as const
  const wasAsked = status === 'cancelled' || status === 'paid'
  const detail =
    wasAsked || status === 'written_off'
      ? `${text}.`
      : `${text}. O título continua aberto e sem boleto: emita outro, se for cobrá-lo.`
  return { outcome: 'written_off', detail, answer, ...(status !== 'paid' && { boletoStatus: 'written_off' }) }
}
