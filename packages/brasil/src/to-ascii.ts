/** What NFD leaves whole and payment files spell in another way. */
const spelled: Record<string, string> = { º: 'o', ª: 'a' }

/**
 * Text in printable ASCII for bank files and Pix payloads: accents dropped, º → o, ª → a, dashes, quotes and blanks to their
 * plain kin, the rest dropped. Case is kept. Line breaks and tabs become blanks, or they would break fixed-width records.
 */
export const toAscii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[ºª]/g, (sign) => spelled[sign] ?? '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018-\u201b\u2032]/g, "'")
    .replace(/[\u201c-\u201f\u2033]/g, '"')
    .replace(/\r\n|\s/g, ' ')
    .replace(/[^ -~]/g, '')
