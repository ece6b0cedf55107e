import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What no answer needs of the browser. Passkeys and the map's "where am I" are the only powers that a page of ours asks for. */
const permissions = [
  'accelerometer=()',
  'browsing-topics=()',
  'camera=()',
  'display-capture=()',
  'geolocation=(self)',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=()',
  'midi=()',
  'payment=()',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  'usb=()',
].join(', ')

/** Of answers that are no page: nothing in them may run, load or be framed. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A year; the name alone, because what else lives under an operator's domain is not ours to force. */
const transport = 'max-age=31536000'

/**
 * The headers that bound what a browser may do with an answer (OWASP Secure Headers), on every answer there is; what a route said
 * itself stays. Over https the browser is told to come by https only.
 */
export function secureAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    secureAnswer(request, reply, payload)
    return payload
  })
}

/** The same for one answer: for those that are sent before any hook runs. */
export function secureAnswer(request: FastifyRequest, reply: FastifyReply, payload?: unknown): void {
  const isApi = request.url.startsWith('/api/')
  const given: Record<string, string> = {
    ...answerHeaders(request.id),
    ...(isPage(reply) && { 'content-security-policy': pagePolicy(String(payload)) }),
    ...(isApi && { 'x-robots-tag': 'noindex' }),
    ...(request.protocol === 'https' && { 'strict-transport-security': transport }),
  }
  for (const [name, value] of Object.entries(given)) if (!reply.hasHeader(name)) void reply.header(name, value)
}

/** What every answer says that is no page. */
export const answerHeaders = (requestId: string): Record<string, string> => ({
  'x-request-id': requestId,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': permissions,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': dataPolicy,
  // What the API answers is about people: no cache keeps it, no search engine lists it.
  'cache-control': 'no-store',
})

const isPage = (reply: FastifyReply) => String(reply.getHeader('content-type')).startsWith('text/html')

/** The API's page writes its script into itself: those very scripts may run, by their hashes, and no other. */
function pagePolicy(html: string): string {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
