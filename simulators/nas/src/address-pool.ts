/** The IPv4 pool of a router: addresses in turn, so that a fresh one is reused last. */
export class AddressPool {
  readonly #first: number
  readonly #size: number
  readonly #used = new Set<number>()
  #next = 0

  /** `cidr` such as `100.64.0.0/22`; network and broadcast addresses are left out up to /30. Throws on anything else. */
  constructor(cidr: string) {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr)
    const octets = match?.slice(1, 5).map(Number) ?? []
    const bits = Number(match?.[5])
    if (!match || octets.some((octet) => octet > 255) || bits > 32) {
      throw new Error(`pool "${cidr}": write a network such as 100.64.0.0/22`)
    }
    const address = octets.reduce((sum, octet) => sum * 256 + octet, 0)
    const all = 2 ** (32 - bits)
    const margin = bits <= 30 ? 1 : 0
    this.#first = Math.floor(address / all) * all + margin
    this.#size = all - 2 * margin
  }

  /** The next free address, or undefined when the pool is exhausted. */
  take(): string | undefined {
    if (this.#used.size >= this.#size) return undefined
    while (this.#used.has(this.#next)) this.#next = (this.#next + 1) % this.#size
    const offset = this.#next
    this.#used.add(offset)
    this.#next = (offset + 1) % this.#size
    return format(this.#first + offset)
  }

  /** Gives an address back; addresses of other pools are ignored. */
  release(address: string): void {
    const offset = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0) - this.#first
    this.#used.delete(offset)
  }

  /** After a reboot nothing is in use. */
  clear(): void {
    this.#used.clear()
    this.#next = 0
  }
}

const format = (address: number) => [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
