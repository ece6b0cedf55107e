import { isIP } from 'node:net'

/** A peer's address as it is kept and compared: an IPv4 seen through an IPv6 socket is IPv4, a zone (`%eth0`) is local to us. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')

/** What a request knows of who sent it: who hung up while it waited has no address any more. */
type Sender = { ip?: string | undefined; socket?: { remoteAddress?: string | undefined } | undefined }

/**
 * Where a request comes from. A proxy's word counts when it is an address (some add the port); else who it is that speaks to us, so that
 * no header keeps a request out of the log or the limits.
 */
export function addressOf({ ip = '', socket }: Sender): string | undefined {
  const told = plainAddress(/^\[(.+)\](?::\d+)?$/.exec(ip)?.[1] ?? ip.replace(/^([\d.]+):\d+$/, '$1'))
  if (isIP(told) !== 0) return told
  const peer = plainAddress(socket?.remoteAddress ?? '')
  return isIP(peer) === 0 ? undefined : peer
}

/** What one subscriber holds whole: an IPv4 address, or the /64 around an IPv6 one (RFC 6177), as its first four groups. */
export function subscriberPart(address: string): string {
  const plain = plainAddress(address)
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const before = groups(head)
  const after = groups(tail ?? '')
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
