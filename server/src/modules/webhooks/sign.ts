import { createHmac } from 'node:crypto'

export const secretPrefix = 'whsec_'

export type Envelope = { id: string; type: string; createdAt: string; companyId: string; data: unknown }

/** The bytes that are signed and sent: the same at every attempt. */
export const bodyOf = ({ id, type, createdAt, companyId, data }: Envelope): string =>
  JSON.stringify({ id, type, createdAt, companyId, data })

/**
 * Headers of one attempt, as Standard Webhooks has them: HMAC-SHA256 over `id.timestamp.body` in base64, one `v1,` for each secret that
 * is good now. `webhook-id` stays the same at every attempt; the timestamp (seconds) is the attempt's.
 */
export function signedHeaders(
  { id, body }: { id: string; body: string },
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signatures = secrets.map((secret) => `v1,${sign(`${id}.${timestamp}.${body}`, secret)}`)
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Open-SGP',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

const sign = (text: string, secret: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(secretPrefix.length), 'base64'))
    .update(text)
    .digest('base64')
