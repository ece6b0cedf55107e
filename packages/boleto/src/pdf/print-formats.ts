import { formatCents, formatDocument, type CivilDate } from '@open-sgp/brasil'
import type { BoletoDocument, BoletoParty } from './boleto-document.ts'

/** 10/01/2026. */
export const printedDate = (date: CivilDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

export const printedDueDate = ({ dueOn }: BoletoDocument): string => (dueOn === null ? 'À vista' : printedDate(dueOn))

/** `99,90`, without currency; empty when the payer defines the value. */
export const printedAmount = ({ amountCents }: BoletoDocument): string =>
  amountCents === 0 ? '' : formatCents(amountCents).slice(3)

/** `CPF 123.456.789-09`, empty without document. */
export function labelledDocument(document = ''): string {
  const printed = formatDocument(document)
  const label = printed.length === 14 ? 'CPF ' : printed.length === 18 ? 'CNPJ ' : ''
  return label + printed
}

/** ` · CPF 123.456.789-09`: what follows a name. */
export function documentTail({ document }: BoletoParty): string {
  const labelled = labelledDocument(document)
  return labelled === '' ? '' : ` · ${labelled}`
}
