/**
 * Whether a network in CIDR form, its address sound, begins at its first address: PostgreSQL's `cidr` admits no bit to the right of the
 * mask, and whoever writes 203.0.113.9/0 means something else than the whole world.
 */
export function isNetwork(text: string): boolean {
  const [address = '', length = ''] = text.split('/')
  const bits = address.includes(':') ? bitsOfIpv6(address) : bitsOfIpv4(address)
  return !bits.slice(Number(length)).includes('1')
}

const toBits = (value: number, width: number) => value.toString(2).padStart(width, '0')
const bitsOfIpv4 = (address: string) =>
  address
    .split('.')
    .map((part) => toBits(Number(part), 8))
    .join('')

function bitsOfIpv6(address: string): string {
  const [head = '', tail] = address.split('::')
  const bitsOf = (groups: string) =>
    groups
      .split(':')
      .filter((group) => group !== '')
      .map((group) => (group.includes('.') ? bitsOfIpv4(group) : toBits(Number.parseInt(group, 16), 16)))
      .join('')
  const before = bitsOf(head)
  const after = bitsOf(tail ?? '')
  return before + '0'.repeat(Math.max(0, 128 - before.length - after.length)) + after
}
