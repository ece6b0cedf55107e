import { decodePacket, findValue, findValues, packetCode, verifyMsChap2Success } from '@open-sgp/radius'
import type { ExchangeResult, Packet } from '@open-sgp/radius'
import type { AddressPool } from './address-pool.ts'
import { emptyPolicy, readPolicy, type LoginInput, type Session, type SessionPolicy } from './session.ts'

/** How a login ended. `failed`: accepted by RADIUS, yet the line could not come up; `reason` says why. */
export type LoginResult =
  | { readonly outcome: 'accepted'; readonly session: Session }
  | { readonly outcome: 'rejected'; readonly replyMessage: string | undefined }
  | { readonly outcome: 'timeout' }
  | { readonly outcome: 'failed'; readonly reason: string }

/** What the router knows of a line before RADIUS answers. */
export type Line = Pick<Session, 'id' | 'username' | 'mac' | 'portId' | 'port' | 'login' | 'startedAt'>

/** What a session that needs no RADIUS server starts with; `address` comes from the default pool when absent. */
export type PlacedSession = Partial<SessionPolicy> & Partial<Pick<Session, 'address' | 'classes'>>

/** A session without asking anyone. */
export function placeSession(
  line: Line,
  { address, ...policy }: PlacedSession,
  pools: ReadonlyMap<string, AddressPool>,
): Session {
  const drawn = address === undefined ? pools.get('default')?.take() : undefined
  const settled = address ?? drawn
  if (settled === undefined) throw new Error('the router has no free address in its pool "default": give one')
  return {
    ...line,
    ...emptyPolicy,
    ...nothingGranted,
    ...policy,
    address: settled,
    pool: drawn === undefined ? undefined : 'default',
  }
}

const nothingGranted = {
  routes: [],
  framedIpv6Prefix: undefined,
  delegatedIpv6Prefix: undefined,
  delegatedIpv6Pool: undefined,
  classes: [],
  counters: {},
}

/** Turns the server's answer into a session or a refusal, as a router with PPPoE would. */
export function settleLogin(
  line: Line,
  { reply, request }: ExchangeResult,
  pools: ReadonlyMap<string, AddressPool>,
): LoginResult {
  if (!reply) return { outcome: 'timeout' }
  if (reply.code !== packetCode.accessAccept) {
    return { outcome: 'rejected', replyMessage: findValue(reply, 'Reply-Message') }
  }
  if (!isServerAuthentic(line.login, decodePacket(request), reply)) {
    return { outcome: 'failed', reason: 'the server did not prove by MS-CHAP2-Success that it knows the password' }
  }
  return assignAddress(line, reply, pools)
}

// With MS-CHAPv2 the CPE checks the server too and hangs up on a wrong proof (RFC 2759 §5).
function isServerAuthentic({ method, username, password }: LoginInput, request: Packet, accept: Packet): boolean {
  return method !== 'mschapv2' || verifyMsChap2Success(request, accept, username, password)
}

function assignAddress(line: Line, accept: Packet, pools: ReadonlyMap<string, AddressPool>): LoginResult {
  const fixed = findValue(accept, 'Framed-IP-Address')
  // RFC 2865 §5.8: the two highest addresses mean that user or NAS chooses.
  if (fixed !== undefined && fixed !== '255.255.255.255' && fixed !== '255.255.255.254') {
    return { outcome: 'accepted', session: openSession(line, accept, fixed, undefined) }
  }
  const name = findValue(accept, 'Framed-Pool') ?? 'default'
  const pool = pools.get(name)
  const address = pool?.take()
  if (!pool) return { outcome: 'failed', reason: `the router has no pool "${name}"` }
  if (address === undefined) return { outcome: 'failed', reason: `pool "${name}" is exhausted` }
  return { outcome: 'accepted', session: openSession(line, accept, address, name) }
}

function openSession(line: Line, accept: Packet, address: string, pool: string | undefined): Session {
  return {
    ...line,
    ...readPolicy(accept),
    address,
    pool,
    routes: findValues(accept, 'Framed-Route'),
    framedIpv6Prefix: findValue(accept, 'Framed-IPv6-Prefix'),
    delegatedIpv6Prefix: findValue(accept, 'Delegated-IPv6-Prefix'),
    delegatedIpv6Pool: findValue(accept, 'Mikrotik-Delegated-IPv6-Pool'),
    classes: findValues(accept, 'Class'),
    counters: {},
  }
}
