import { attributeFromText, sendDynamicAuthorization, type AttributeInput } from '@open-sgp/radius'
import type { CoaAnswer, CoaRequest, CoaSender } from '#modules/radius'

/** Wait for the first answer, doubled at each repetition: three tries are 3.5 s, within the five that a release may take. */
const defaults = { timeoutMs: 500, retries: 2 }

/** CoA and Disconnect over UDP (RFC 5176). */
export const createCoaSender = (options: { timeoutMs?: number; retries?: number } = {}): CoaSender => ({
  send: async (request) => {
    const startedAt = performance.now()
    try {
      return await exchange(request, { ...defaults, ...options })
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { outcome: 'failed', detail, tries: 0, elapsedMs: performance.now() - startedAt }
    }
  },
})

async function exchange(
  { kind, host, port, secret, session, changes }: CoaRequest,
  options: { timeoutMs: number; retries: number },
): Promise<CoaAnswer> {
  const { username, acctSessionId, ipv4 } = session
  const attributes: AttributeInput[] = [
    ['User-Name', username],
    ['Acct-Session-Id', acctSessionId],
    // A hotspot finds its session by address only.
    ...(ipv4 === null ? [] : [['Framed-IP-Address', ipv4] as const]),
    ...changes.map(([name, value]) => attributeFromText(name, value)),
  ]
  const { outcome, errorCause, attempts, elapsedMs, lastError } = await sendDynamicAuthorization({
    ...options,
    kind,
    host,
    port,
    secret,
    attributes,
  })
  return { outcome, errorCause, detail: lastError, tries: attempts, elapsedMs }
}
