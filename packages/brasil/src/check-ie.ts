import { normalizeDocument } from './documents.ts'
import { ieRules } from './ie-rules.ts'
import type { Uf } from './ufs.ts'

/** `unchecked`: the shape is right and the state publishes no check digit for it. */
export type IeVerdict = 'valid' | 'invalid' | 'unchecked'

/**
 * Judges an inscrição estadual, with or without punctuation, by the rules its UF publishes. `ISENTO`, as people without one are
 * registered, is valid anywhere (which UFs take it in which fiscal document is that document's rule). Store `normalizeDocument(text)`.
 */
export function checkIe(uf: Uf, text: string): IeVerdict {
  const value = normalizeDocument(text)
  if (value === 'ISENTO') return 'valid'
  if (/^0*$/.test(value)) return 'invalid'
  const rules = ieRules[uf].filter((rule) => rule.shape.test(value))
  if (rules.some((rule) => rule.hasRightDigits?.(value))) return 'valid'
  return rules.some((rule) => !rule.hasRightDigits) ? 'unchecked' : 'invalid'
}
