import { formatCents } from '@open-sgp/brasil'
import { type CnabTitle, type findLayout, grossPaidCents } from '@open-sgp/cnab'
import type { AccountRow } from '#modules/company'
import type { ReadLine } from './read-lines.ts'
import { judgeNews, wordsOf } from './judge-news.ts'
import type { Verdict } from './verdict.ts'
import type { TitleOfBank } from './views.ts'

export type Bench = {
  layout: ReturnType<typeof findLayout>
  account: AccountRow
  /** Date of the file, for the rare settlement that brings none of its own. */
  generatedOn: string | null
}

const settles = ({ kind }: CnabTitle): boolean => kind === 'PAID' || kind === 'PAID_AFTER_WRITE_OFF'

/** What a line means for our books. Pure: what it orders is done by the batch. */
export function judgeLine(bench: Bench, { title, warnings }: ReadLine, ours: TitleOfBank | undefined): Verdict {
  const told = warnings.map(({ detail }) => detail).join(' ')
  if (title.kind === 'UNKNOWN') {
    const isUnknownCode = warnings.some(({ code }) => code === 'unknown-occurrence')
    return {
      outcome: isUnknownCode ? 'review' : 'unsound',
      detail: told || 'O registro não pôde ser lido com segurança.',
    }
  }
  const verdict = settles(title) ? judgePayment(bench, title, ours) : judgeNews(bench, title, ours, warnings)
  const damage = warnings.filter(({ code }) => code !== 'instruction-rejected' && code !== 'payment-reversed')
  return damage.length === 0
    ? verdict
    : { ...verdict, detail: `${verdict.detail} ${damage.map(({ detail }) => detail).join(' ')}` }
}

function judgePayment(
  { account, layout, generatedOn }: Bench,
  title: CnabTitle,
  ours: TitleOfBank | undefined,
): Verdict {
  const paidOn = title.occurrenceDate ?? title.credit ?? generatedOn
  const paidCents = grossPaidCents(title, account.feeDeductedFromCredit)
  if (paidOn === null)
    return { outcome: 'unsound', detail: 'Liquidação sem data: confira no banco e lance o pagamento à mão.' }
  if (paidCents <= 0)
    return { outcome: 'unsound', detail: 'Liquidação sem valor recebido: confira no banco antes de lançar.' }

  const money = { paidOn, creditOn: title.credit, receivedCents: paidCents, feeCents: title.feeCents }
  const text = `${wordsOf(layout, title)}: ${formatCents(paidCents)}`
  if (!ours)
    return {
      outcome: 'unknown_title',
      detail: `${text}. Nenhum boleto nosso tem este nosso número: dê destino ao valor em recebimentos sem título.`,
      money,
    }
  const difference = differenceOf(title, paidCents)
  return {
    outcome: difference === undefined ? 'settled' : 'review',
    detail: difference === undefined ? `${text}.` : `${text}. ${difference}`,
    money,
    boletoStatus: 'paid',
    answer: { command: 'register', status: 'accepted', text: null },
  }
}

/** Above one centavo a person should look, although the money is booked (payments.md §4.6). Without a face value there is nothing to compare. */
function differenceOf(title: CnabTitle, paidCents: number): string | undefined {
  const { faceCents, discountCents, abatementCents, interestCents, fineCents } = title
  const owed = faceCents - discountCents - abatementCents + interestCents + fineCents
  if (faceCents === 0 || Math.abs(paidCents - owed) <= 1) return undefined
  return `O pagamento foi lançado, mas valor − desconto − abatimento + juros + multa dá ${formatCents(owed)}: confira.`
}
