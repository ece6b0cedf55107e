import { toAscii } from '@open-sgp/brasil'

/** Characters of Windows-1252 outside Latin-1, at 0x80–0x9F: the encoding of the standard PDF fonts. */
const upper = new Map(
  Array.from({ length: 32 }, (_, index) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + index)),
    String.fromCharCode(0x80 + index),
  ]),
)

/** Letters of immigrants' names that no decomposition reduces to a plain one. */
const reduced = new Map('łl ŁL đd ĐD ıi'.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]))

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
  if (/[\s\p{C}]/u.test(char)) return ' '
  const known = upper.get(char) ?? reduced.get(char) ?? toAscii(char)
  return known === '' ? '?' : known
}
