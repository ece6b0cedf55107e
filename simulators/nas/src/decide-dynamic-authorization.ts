import { errorCause, findValue, findValues, packetCode, parseRateLimit, RadiusError } from '@open-sgp/radius'
import type { AttributeName, Packet } from '@open-sgp/radius'
import type { NasIdentity } from './accounting-attributes.ts'
import type { CoaBehaviour } from './faults.ts'
import type { Session } from './session.ts'

/** ACK with the session to change or end, or NAK with its Error-Cause. */
export type Decision =
  | { readonly answer: 'ack'; readonly session: Session }
  | { readonly answer: 'nak'; readonly errorCause: number; readonly session?: Session }

const identifying: readonly AttributeName[] = [
  'User-Name',
  'Acct-Session-Id',
  'Framed-IP-Address',
  'Calling-Station-Id',
  'NAS-Port',
  'NAS-Port-Id',
]
const accompanying: readonly AttributeName[] = [
  'NAS-Identifier',
  'NAS-IP-Address',
  'Event-Timestamp',
  'Message-Authenticator',
  'Proxy-State',
  'Class',
  'State',
]
// The RouterOS manual lists these as changeable; address, pool and routes are not.
const changeable: readonly AttributeName[] = [
  'Mikrotik-Rate-Limit',
  'Mikrotik-Address-List',
  'Mikrotik-Group',
  'Mikrotik-Total-Limit',
  'Mikrotik-Total-Limit-Gigawords',
  'Mikrotik-Recv-Limit',
  'Mikrotik-Xmit-Limit',
  'Filter-Id',
  'Session-Timeout',
  'Idle-Timeout',
  'Acct-Interim-Interval',
]

/**
 * What the router answers to a verified request, nothing done yet (RFC 5176 §3.5): 404 malformed or nothing to change,
 * 403 meant for another NAS, 402 no session named, 401 an attribute it cannot change, 503 no such session, 508 several.
 */
export function decideDynamicAuthorization(
  request: Packet,
  sessions: ReadonlyMap<string, Session>,
  identity: NasIdentity,
  behaviour: CoaBehaviour,
): Decision {
  const nak = (cause: number): Decision => ({ answer: 'nak', errorCause: cause })
  const isCoa = request.code === packetCode.coaRequest
  const names = request.attributes.map(({ name }) => name)
  const has = (list: readonly AttributeName[]) => names.some((name) => name && list.includes(name))
  const known = isCoa ? [...identifying, ...accompanying, ...changeable] : [...identifying, ...accompanying]
  if (behaviour === 'refuse') return nak(errorCause.administrativelyProhibited)
  if (behaviour === 'disconnect-only' && isCoa) return nak(errorCause.unsupportedExtension)
  if (request.attributes.some(({ isMalformed }) => isMalformed)) return nak(errorCause.invalidRequest)
  if (!isMeantFor(request, identity)) return nak(errorCause.nasIdentificationMismatch)
  if (!has(identifying)) return nak(errorCause.missingAttribute)
  if (names.some((name) => !name || !known.includes(name))) return nak(errorCause.unsupportedAttribute)
  if (isCoa && (!has(changeable) || !hasValidRate(request))) return nak(errorCause.invalidRequest)
  const [session, second] = findNamed(request, sessions)
  if (!session) return nak(errorCause.sessionContextNotFound)
  return second ? nak(errorCause.multipleSessionSelectionUnsupported) : { answer: 'ack', session }
}

function isMeantFor(request: Packet, { identifier, address }: NasIdentity): boolean {
  const name = findValue(request, 'NAS-Identifier') ?? identifier
  const nasAddress = findValue(request, 'NAS-IP-Address') ?? address
  return name === identifier && nasAddress === address
}

/** RFC 5176 §3: a session must match every identification attribute given. */
function findNamed(request: Packet, sessions: ReadonlyMap<string, Session>): Session[] {
  const id = findValue(request, 'Acct-Session-Id')
  const wanted = {
    username: findValue(request, 'User-Name'),
    address: findValue(request, 'Framed-IP-Address'),
    mac: findValue(request, 'Calling-Station-Id'),
    port: findValue(request, 'NAS-Port'),
    portId: findValue(request, 'NAS-Port-Id'),
  }
  const only = id === undefined ? undefined : sessions.get(id)
  const candidates = id === undefined ? [...sessions.values()] : only ? [only] : []
  const matches = (given: string | number | undefined, own: string | number) => given === undefined || given === own
  return candidates.filter(
    (session) =>
      matches(wanted.username, session.username) &&
      matches(wanted.address, session.address) &&
      matches(wanted.mac, session.mac) &&
      matches(wanted.port, session.port) &&
      matches(wanted.portId, session.portId),
  )
}

function hasValidRate(request: Packet): boolean {
  try {
    for (const text of findValues(request, 'Mikrotik-Rate-Limit')) parseRateLimit(text)
    return true
  } catch (error) {
    if (error instanceof RadiusError) return false
    throw error
  }
}
