import ipaddr from 'ipaddr.js'

/** Addresses of cloud metadata services: what they answer are keys, so that no setting opens them. */
const metadata = ['169.254.169.254', '168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254']

/** Global unicast is handed out of this block alone (IANA, ipv6-address-space); what lies outside is somebody's local matter. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

type Parsed = ReturnType<typeof ipaddr.process>

/** IPv4 in any coat of IPv6 (mapped, NAT64) is judged as the IPv4 that answers in the end. */
function readAddress(text: string): Parsed {
  const address = ipaddr.process(text)
  if (address.kind() === 'ipv6' && address.range() === 'rfc6052')
    return ipaddr.fromByteArray(address.toByteArray().slice(12))
  return address
}

const lies = (address: Parsed, cidr: string): boolean => {
  const [network, bits] = ipaddr.parseCIDR(cidr)
  return address.kind() === network.kind() && address.match(network, bits)
}

function isPublic(address: Parsed): boolean {
  if (address.range() !== 'unicast') return false
  return address.kind() === 'ipv4' || address.match(...globalUnicast)
}

/**
 * Whether the server may open a connection to an IP address that somebody typed: a public one, or one of the private networks in
 * `allowed` (CIDRs). Multicast, unspecified addresses and cloud metadata are refused in any case.
 */
export function mayReach(text: string, allowed: readonly string[]): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = readAddress(text)
  if (metadata.some((one) => address.toString() === ipaddr.process(one).toString())) return false
  if (['multicast', 'unspecified', 'broadcast'].includes(address.range())) return false
  return isPublic(address) || allowed.some((cidr) => ipaddr.isValidCIDR(cidr) && lies(address, cidr))
}
