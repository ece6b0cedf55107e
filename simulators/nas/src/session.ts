import { findValue, findValues, type Packet } from '@open-sgp/radius'

/** Who dials in, and how. */
export type LoginInput = {
  readonly username: string
  readonly password: string
  /** Default `pap`. */
  readonly method?: 'pap' | 'chap' | 'mschapv2'
  /** MAC address of the CPE; drawn when absent. */
  readonly mac?: string
  /** Interface of the router, default `ether1`. */
  readonly portId?: string
  /** The CPE dials again after a Disconnect or a reboot, as PPPoE clients do. Default false. */
  readonly redial?: boolean
}

/** Traffic and time since the session began. Upload is what the subscriber sent (Acct-Input). */
export type Counters = {
  readonly uploadOctets?: number
  readonly downloadOctets?: number
  readonly uploadPackets?: number
  readonly downloadPackets?: number
  /** Default: by the clock. */
  readonly seconds?: number
}

/** What RADIUS decided about a session, by Accept and later by CoA; undefined when nothing was said. */
export type SessionPolicy = {
  rateLimit: string | undefined
  addressLists: readonly string[]
  group: string | undefined
  filterId: string | undefined
  sessionTimeoutSeconds: number | undefined
  idleTimeoutSeconds: number | undefined
  interimSeconds: number | undefined
  totalLimitOctets: number | undefined
}

export const emptyPolicy: SessionPolicy = {
  rateLimit: undefined,
  addressLists: [],
  group: undefined,
  filterId: undefined,
  sessionTimeoutSeconds: undefined,
  idleTimeoutSeconds: undefined,
  interimSeconds: undefined,
  totalLimitOctets: undefined,
}

/** A live PPPoE session. */
export type Session = SessionPolicy & {
  readonly id: string
  readonly username: string
  readonly mac: string
  readonly portId: string
  readonly port: number
  readonly address: string
  /** Pool the address came from; undefined when it was fixed. */
  readonly pool: string | undefined
  readonly routes: readonly string[]
  readonly framedIpv6Prefix: string | undefined
  readonly delegatedIpv6Prefix: string | undefined
  readonly delegatedIpv6Pool: string | undefined
  /** Class of the Accept, echoed in accounting (RFC 2865 §5.25). */
  readonly classes: readonly Uint8Array[]
  readonly startedAt: number
  readonly login: LoginInput
  counters: Counters
}

/**
 * Takes from an Accept or CoA what the router may change during a session; what the packet does not say stays as in
 * `current`. Address lists replace the earlier ones; one empty name clears them.
 */
export function readPolicy(packet: Packet, current: SessionPolicy = emptyPolicy): SessionPolicy {
  const lists = findValues(packet, 'Mikrotik-Address-List')
  const total = findValue(packet, 'Mikrotik-Total-Limit')
  const gigawords = findValue(packet, 'Mikrotik-Total-Limit-Gigawords')
  const hasTotal = total !== undefined || gigawords !== undefined
  return {
    rateLimit: findValue(packet, 'Mikrotik-Rate-Limit') ?? current.rateLimit,
    addressLists: lists.length === 0 ? current.addressLists : lists.filter((list) => list !== ''),
    group: findValue(packet, 'Mikrotik-Group') ?? current.group,
    filterId: findValue(packet, 'Filter-Id') ?? current.filterId,
    sessionTimeoutSeconds: findValue(packet, 'Session-Timeout') ?? current.sessionTimeoutSeconds,
    idleTimeoutSeconds: findValue(packet, 'Idle-Timeout') ?? current.idleTimeoutSeconds,
    interimSeconds: findValue(packet, 'Acct-Interim-Interval') ?? current.interimSeconds,
    totalLimitOctets: hasTotal ? (total ?? 0) + (gigawords ?? 0) * 2 ** 32 : current.totalLimitOctets,
  }
}
