import { addDays, daysBetween, mulDiv, nextBankDay, percentOf } from '@open-sgp/brasil'
import type { readRecords } from '@open-sgp/cnab'

type CnabRecord = ReturnType<typeof readRecords>[number]
export type Values = CnabRecord['values']

/** A title as the bank keeps it. `nossoNumero` as it stands in the bank's column. Amounts in centavos, rates in ppm. */
export interface BankTitle {
  readonly nossoNumero: string
  readonly seuNumero: string
  readonly control: string
  readonly faceCents: number
  readonly due: string
  readonly discountCents: number
  readonly discountUntil: string | null
  readonly finePpm: number
  readonly fineFrom: string | null
  /** R$ a day, or % a month where the layout says so. */
  readonly interestDayCents: number
  readonly interestMonthPpm: number
  readonly payerName: string
  readonly payerDocument: string
  readonly payerAddress: string
  readonly payerCep: string
  readonly status: 'REGISTERED' | 'PAID' | 'WRITTEN_OFF'
}

/** A title's order in a remessa: the command and what came with it. */
export interface TitleOrder {
  readonly command: string
  readonly title: BankTitle
}

const text = (values: Values, name: string): string => String(values[name] ?? '')
const number = (values: Values, name: string): number => Number(values[name] ?? 0)
const date = (values: Values, name: string): string | null => text(values, name) || null

/** `00052998224725` in type 1 is a CPF, `0…` of 15 columns in type 2 a CNPJ. */
const documentOf = (values: Values): string =>
  text(values, 'pagadorDocumento').slice(Number(values['pagadorTipo']) === 1 ? -11 : -14)

function titleOf(values: Values): BankTitle {
  return {
    nossoNumero: text(values, 'nossoNumero'),
    seuNumero: text(values, 'seuNumero'),
    control: text(values, 'controle'),
    faceCents: number(values, 'valor'),
    due: text(values, 'vencimento'),
    discountCents: number(values, 'desconto'),
    discountUntil: date(values, 'descontoAte'),
    finePpm: number(values, 'multaPercentual'),
    fineFrom: date(values, 'multaDesde'),
    interestDayCents: number(values, 'moraDia'),
    interestMonthPpm: number(values, 'jurosPercentual'),
    payerName: text(values, 'pagadorNome'),
    payerDocument: documentOf(values),
    payerAddress: text(values, 'pagadorEndereco'),
    payerCep: text(values, 'pagadorCep'),
    status: 'REGISTERED',
  }
}

/** The orders of a remessa. Several records make one title: `titulo` or segment P begins it, the others add to it. */
export function readOrders(records: readonly CnabRecord[]): readonly TitleOrder[] {
  const grouped: Values[] = []
  for (const { record, values } of records) {
    if (record === 'titulo' || record === 'segmento P') grouped.push(values)
    else if (record === 'multa' || record === 'segmento Q' || record === 'segmento R') {
      grouped.push({ ...values, ...grouped.pop() })
    }
  }
  return grouped.map((values) => ({ command: text(values, 'comando'), title: titleOf(values) }))
}

export interface Charges {
  readonly discountCents: number
  readonly fineCents: number
  readonly interestCents: number
}

/**
 * What paying on `on` adds to and takes off the face value. A due date on a weekend or bank holiday may be met on the
 * next bank day without charges (payments.md §4.9).
 */
export function computeCharges(title: BankTitle, on: string): Charges {
  const inTime = on <= nextBankDay(title.due)
  const discounted = title.discountUntil !== null && on <= title.discountUntil
  if (inTime) return { discountCents: discounted ? title.discountCents : 0, fineCents: 0, interestCents: 0 }
  const days = daysBetween(title.due, on)
  const isFined = on >= (title.fineFrom ?? addDays(title.due, 1))
  const monthly = mulDiv(title.faceCents, title.interestMonthPpm * days, 30_000_000)
  return {
    discountCents: 0,
    fineCents: isFined ? percentOf(title.faceCents, title.finePpm) : 0,
    interestCents: title.interestDayCents > 0 ? title.interestDayCents * days : monthly,
  }
}

/** Splits what was really paid: face first, then fine, then interest; a surplus stays in the received amount alone. */
export function splitPayment(
  title: BankTitle,
  on: string,
  amountCents: number | undefined,
): Charges & { readonly paidCents: number } {
  const charges = computeCharges(title, on)
  const owed = title.faceCents - charges.discountCents
  const paidCents = amountCents ?? owed + charges.fineCents + charges.interestCents
  const fineCents = Math.min(charges.fineCents, Math.max(0, paidCents - owed))
  const interestCents = Math.min(charges.interestCents, Math.max(0, paidCents - owed - fineCents))
  return { discountCents: charges.discountCents, fineCents, interestCents, paidCents }
}
