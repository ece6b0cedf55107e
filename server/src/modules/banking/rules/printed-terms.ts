import { formatCents, mulDiv, percentOf } from '@open-sgp/brasil'

type PrintedTerms = {
  amountCents: number
  principalCents: number
  finePpm: number
  interestPpmMonth: number
  graceDays: number
  writeOffDays: number | null
}

const percent = (ppm: number): string => `${String(ppm / 10_000).replace('.', ',')}%`

/** What the payer and the cashier read about paying late: the same terms that the bank was told. */
export function describeTerms(terms: PrintedTerms): string[] {
  const { amountCents, principalCents, finePpm, interestPpmMonth, graceDays, writeOffDays } = terms
  const from = graceDays > 0 ? `Após ${graceDays} dia(s) do vencimento` : 'Após o vencimento'
  const daily = mulDiv(amountCents, interestPpmMonth, 30_000_000)
  const lines: string[] = []
  if (amountCents > principalCents)
    lines.push(
      `Valor atualizado: ${formatCents(principalCents)} mais ${formatCents(amountCents - principalCents)} de multa e juros.`,
    )
  if (finePpm > 0)
    lines.push(`${from}, cobrar multa de ${percent(finePpm)} (${formatCents(percentOf(amountCents, finePpm))}).`)
  if (interestPpmMonth > 0)
    lines.push(`${from}, cobrar juros de ${percent(interestPpmMonth)} ao mês (${formatCents(daily)} ao dia).`)
  if (writeOffDays !== null) lines.push(`Não receber após ${writeOffDays} dia(s) do vencimento.`)
  return lines
}
