/** What a person may have meant by a search term. Every present part is one way to find a client; ways are alternatives. */
export type SearchTerm = {
  /** All of these in the name, in any order. */
  words?: string[]
  code?: number
  documentPrefix?: string
  emailPrefix?: string
  /** Digits at the end of a telephone, or at its beginning after the country code. */
  phoneDigits?: string
}

const maxWords = 6

/** Reads a search term: digits are a code, a document or a telephone; an @ makes an e-mail; the rest is a name. */
export function readSearchTerm(text: string): SearchTerm {
  const term = text.trim()
  if (term.includes('@')) return { emailPrefix: term.toLowerCase() }
  const digits = term.replace(/\D/g, '')
  if (digits !== '' && /^[\d\s().+/-]+$/.test(term)) return readDigits(term, digits)
  const words = wordsOf(term)
  const compact = term.replace(/[./-]/g, '').toUpperCase()
  const mayBeDocument = /^[0-9A-Z]{3,20}$/.test(compact) && digits !== ''
  return { words, ...(mayBeDocument && { documentPrefix: compact }) }
}

/** The words that a text means in a name. Signs separate words, there as here (“D’Ávila”, “Ltda.”, “C&A”). */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, maxWords)

function readDigits(term: string, digits: string): SearchTerm {
  const isPhoneOnly = /^[+(]/.test(term)
  return {
    ...(digits.length <= 12 && digits === term && { code: Number(digits) }),
    ...(digits.length >= 3 && digits.length <= 14 && !isPhoneOnly && { documentPrefix: digits }),
    ...(digits.length >= 3 && digits.length <= 13 && { phoneDigits: digits }),
  }
}
