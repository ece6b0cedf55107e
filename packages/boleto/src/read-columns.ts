import type { CampoLivreFields } from './boleto-input.ts'

/** A column of a campo livre: its field (`null` for constants and check digits of no use) and its width. */
export type Column = readonly [field: keyof CampoLivreFields | null, width: number]

/** Cuts a campo livre into named fields, in the order and widths of the bank's manual. */
export function readColumns(campoLivre: string, columns: readonly Column[]): CampoLivreFields {
  const fields: Partial<Record<keyof CampoLivreFields, string>> = {}
  let start = 0
  for (const [field, width] of columns) {
    if (field !== null) fields[field] = campoLivre.slice(start, start + width)
    start += width
  }
  return fields
}
