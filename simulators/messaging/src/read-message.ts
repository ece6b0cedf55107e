/** A message as its recipient reads it. */
export type ReceivedMessage = {
  from: string
  to: string[]
  subject: string
  text: string
  messageId: string
  /** The bytes between DATA and the final dot. */
  raw: string
}

/** Reads what mail programs send for plain text: one part, quoted-printable, base64 or 8bit, UTF-8 (RFC 5322, 2045, 2047). */
export function readMessage(raw: string, envelope: { from: string; to: string[] }): ReceivedMessage {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = readHeaders(head)
  const body = rest.join('\r\n\r\n')
  return {
    ...envelope,
    subject: decodeWords(headers.get('subject') ?? ''),
    text: decodeBody(body, headers.get('content-transfer-encoding') ?? '').replaceAll('\r\n', '\n'),
    messageId: headers.get('message-id') ?? '',
    raw,
  }
}

function readHeaders(head: string): Map<string, string> {
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
  return new Map(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}

function decodeBody(body: string, encoding: string): string {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding.toLowerCase() === 'quoted-printable') return decodeQuoted(body.replace(/=\r\n/g, ''))
  return body
}

const decodeQuoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** Encoded words of RFC 2047; the blank between two of them is no blank. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeQuoted(word.replaceAll('_', ' ')),
    )
