import type { CnabFile, CnabTitle, CnabWarning } from '@open-sgp/cnab'

/** A title of the file with what the reader had to say about it. */
export type ReadLine = {
  title: CnabTitle
  warnings: readonly CnabWarning[]
  /**
   * Nosso número, our own number (carteiras of one account may share the first), occurrence, date, value and ordinal among equals of the
   * file: the same record of any file has the same.
   */
  fingerprint: string
}

export const withoutZeros = (text: string): string => text.trim().replace(/^0+/, '')

/** Titles in the order of the file, each with the warnings of its own lines. Both lists of the file are in line order. */
export function readLines({ titles, warnings }: CnabFile): ReadLine[] {
  const seen = new Map<string, number>()
  let next = 0
  return titles.map((title, index) => {
    const end = titles[index + 1]?.line ?? Infinity
    const mine: CnabWarning[] = []
    for (let warning = warnings[next]; warning && warning.line < end; warning = warnings[++next])
      if (warning.line >= title.line && warning.code !== 'amounts-differ') mine.push(warning)
    const { nossoNumero, seuNumero, occurrence, occurrenceDate, receivedCents } = title
    const record = [
      withoutZeros(nossoNumero),
      withoutZeros(seuNumero),
      occurrence,
      occurrenceDate ?? '',
      receivedCents,
    ].join('|')
    const ordinal = (seen.get(record) ?? 0) + 1
    seen.set(record, ordinal)
    return { title, warnings: mine, fingerprint: `${record}|${ordinal}` }
  })
}
