import type { AttributeInput, Credentials } from '@open-sgp/radius'
import type { LoginInput, Session } from './session.ts'

/** How the router names itself. */
export type NasIdentity = { readonly identifier: string; readonly address: string; readonly serviceName: string }

const twoTo32 = 2 ** 32

/** What RouterOS says about itself in every packet. */
export function identityAttributes({ identifier, address }: NasIdentity): AttributeInput[] {
  return [
    ['NAS-Identifier', identifier],
    ['NAS-IP-Address', address],
  ]
}

type Line = Pick<Session, 'id' | 'username' | 'mac' | 'portId' | 'port'>

/** What RouterOS says about a PPPoE line at login and in accounting. */
export function lineAttributes(identity: NasIdentity, line: Line): AttributeInput[] {
  return [
    ['Service-Type', 2], // Framed
    ['Framed-Protocol', 1], // PPP
    ['NAS-Port', line.port],
    ['NAS-Port-Type', 15], // Ethernet
    ['User-Name', line.username],
    ['Calling-Station-Id', line.mac],
    ['Called-Station-Id', identity.serviceName],
    ['NAS-Port-Id', line.portId],
    ['Acct-Session-Id', line.id],
    ...identityAttributes(identity),
  ]
}

/** Address, class and traffic of a session, counters above 32 bits split into gigawords (RFC 2869 §5.1). */
export function sessionAttributes(session: Session, now: number): AttributeInput[] {
  const { uploadOctets = 0, downloadOctets = 0, uploadPackets = 0, downloadPackets = 0 } = session.counters
  const ipv6: AttributeInput[] = [
    ...(session.framedIpv6Prefix ? [['Framed-IPv6-Prefix', session.framedIpv6Prefix] as const] : []),
    ...(session.delegatedIpv6Prefix ? [['Delegated-IPv6-Prefix', session.delegatedIpv6Prefix] as const] : []),
  ]
  return [
    ['Framed-IP-Address', session.address],
    ...ipv6,
    ...session.classes.map((value): AttributeInput => ['Class', value]),
    ['Acct-Authentic', 1], // RADIUS
    ['Acct-Session-Time', sessionSeconds(session, now)],
    ['Acct-Input-Octets', uploadOctets % twoTo32],
    ['Acct-Input-Gigawords', Math.floor(uploadOctets / twoTo32)],
    ['Acct-Output-Octets', downloadOctets % twoTo32],
    ['Acct-Output-Gigawords', Math.floor(downloadOctets / twoTo32)],
    ['Acct-Input-Packets', uploadPackets % twoTo32],
    ['Acct-Output-Packets', downloadPackets % twoTo32],
  ]
}

function sessionSeconds({ counters, startedAt }: Session, now: number): number {
  return counters.seconds ?? Math.max(0, Math.floor((now - startedAt) / 1000))
}

/** Credentials as the packet builder wants them. */
export function credentialsOf({ method = 'pap', username, password }: LoginInput): Credentials {
  return method === 'mschapv2' ? { method, username, password } : { method, password }
}
