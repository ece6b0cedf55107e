import { buildDynamicAuthorizationRequest } from './build-packets.ts'
import { packetCode } from './codes.ts'
import type { ExchangeResult } from './flight-lane.ts'
import { findValue, type AttributeInput, type Packet } from './packet.ts'
import { RadiusClient, type AccessInput, type AccountingInput, type RadiusClientOptions } from './radius-client.ts'

type PeerOptions = Omit<RadiusClientOptions, 'sockets' | 'port'>

export type DynamicAuthorizationInput = PeerOptions & {
  /** `coa` changes a live session, `disconnect` ends it. */
  readonly kind: 'coa' | 'disconnect'
  /** Default 3799 (RFC 5176); old documents say 1700. */
  readonly port?: number
  /** Which session (User-Name, Acct-Session-Id, Framed-IP-Address …) and, for `coa`, what to change. */
  readonly attributes: readonly AttributeInput[]
  readonly messageAuthenticator?: boolean
  readonly signal?: AbortSignal
}

export type DynamicAuthorizationResult = {
  /** `timeout`: nobody answered. A wrong secret looks like this too: the router keeps silent. */
  readonly outcome: 'ack' | 'nak' | 'timeout'
  /** Error-Cause of a NAK (RFC 5176 §3.5), see `errorCause`; 503 means that the session is gone already. */
  readonly errorCause?: number
  readonly attempts: number
  readonly elapsedMs: number
  readonly reply?: Packet
  /** Of a time-out: what the system reported, for example a port unreachable. */
  readonly lastError?: string
}

/**
 * Sends a CoA-Request or Disconnect-Request and waits for a verified answer, repeating the same bytes so that the router
 * recognises the duplicate and repeats its answer. Defaults: 1 s, doubled at each of 3 attempts.
 * Throws only for wrong input, an unresolvable host or an aborted signal.
 */
export async function sendDynamicAuthorization(input: DynamicAuthorizationInput): Promise<DynamicAuthorizationResult> {
  const { kind, attributes, messageAuthenticator = false, signal, port = 3799, ...options } = input
  await using client = await RadiusClient.open({ ...options, port })
  const { secret } = options
  const result = await client.exchange(
    (identifier) => buildDynamicAuthorizationRequest(kind, { identifier, secret, attributes, messageAuthenticator }),
    signal,
  )
  return readDynamicAuthorization(result)
}

function readDynamicAuthorization({
  reply,
  attempts,
  elapsedMs,
  lastError,
}: ExchangeResult): DynamicAuthorizationResult {
  const figures = { attempts, elapsedMs }
  if (!reply) return { outcome: 'timeout', ...figures, ...(lastError === undefined ? {} : { lastError }) }
  const isAck = reply.code === packetCode.coaAck || reply.code === packetCode.disconnectAck
  if (isAck) return { outcome: 'ack', ...figures, reply }
  const errorCause = findValue(reply, 'Error-Cause')
  return { outcome: 'nak', ...figures, reply, ...(errorCause === undefined ? {} : { errorCause }) }
}

/** Sends one Access-Request on a socket of its own; default port 1812. See `RadiusClient.access`. */
export async function sendAccess(
  input: PeerOptions & { readonly port?: number } & AccessInput,
): Promise<ExchangeResult> {
  await using client = await RadiusClient.open({ ...input, port: input.port ?? 1812 })
  const { attributes, credentials, messageAuthenticator = true, signal } = input
  return await client.access({
    attributes,
    messageAuthenticator,
    ...(credentials ? { credentials } : {}),
    ...(signal ? { signal } : {}),
  })
}

/** Sends one Accounting-Request on a socket of its own; default port 1813. See `RadiusClient.accounting`. */
export async function sendAccounting(
  input: PeerOptions & { readonly port?: number } & AccountingInput,
): Promise<ExchangeResult> {
  await using client = await RadiusClient.open({ ...input, port: input.port ?? 1813 })
  const { attributes, signal } = input
  return await client.accounting({ attributes, ...(signal ? { signal } : {}) })
}
