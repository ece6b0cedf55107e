/** Characters of Windows-1252 outside Latin-1, at 0x80–0x9F: the encoding of the standard PDF fonts. */
const upper = new Map(
  Array.from({ length: 32 }, (_, index) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + index)),
    String.fromCharCode(0x80 + index),
  ]),
)

const plain = /^[\x20-\x7e\xa1-\xac\xae-\xff]*$/

/**
 * One char per byte of Windows-1252. Letters that it lacks lose their accents (`ě` → `e`), control characters become blanks,
 * the rest `?`: a name is never cut short by a character that cannot be printed.
 */
export function toWinAnsi(text: string): string {
  const composed = text.normalize('NFC')
  if (plain.test(composed)) return composed
  let encoded = ''
  for (const char of composed) encoded += encodeChar(char)
  return encoded
}

function encodeChar(char: string): string {
  if (plain.test(char)) return char
  const known = upper.get(char)
  if (known !== undefined) return known
  if (/[\s\p{C}\u00ad\u2010-\u2015\u2212]/u.test(char)) return /[\u2010-\u2015\u2212]/.test(char) ? '-' : ' '
  const base = char.normalize('NFD').replace(/\p{M}/gu, '')
  return base !== '' && plain.test(base) ? base : '?'
}
