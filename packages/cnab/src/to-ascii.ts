const replacements: ReadonlyMap<string, string> = new Map([
  ['º', 'o'],
  ['°', 'o'],
  ['ª', 'a'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
  ['\u00a0', ' '],
  ['\t', ' '],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['ø', 'o'],
  ['Ø', 'O'],
])

/**
 * Text in printable ASCII, one byte a character: accents dropped, typographic signs made plain, the rest left out.
 * Text pasted from PDFs (`º`, dashes, no-break spaces) otherwise makes lines of 241 columns that banks refuse.
 */
export function toAscii(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, (char) => replacements.get(char) ?? char)
  return plain.normalize('NFD').replace(/[^\x20-\x7e]/g, '')
}
