import { AddressPool } from './address-pool.ts'
import type { Line } from './dial-in.ts'
import type { NasEventOf, NasJournal } from './nas-events.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { LoginInput, Session } from './session.ts'

// RouterOS counts session ids from the same number after every reboot; the product must cope.
const firstSessionNumber = 0x81000000

/** The router's memory: its live sessions, their numbers and their addresses. A reboot empties it. */
export class SessionTable {
  /** By Acct-Session-Id. */
  readonly live = new Map<string, Session>()
  readonly pools: ReadonlyMap<string, AddressPool>
  readonly #random: SeededRandom
  readonly #journal: NasJournal
  #lastNumber = firstSessionNumber

  constructor(pools: Readonly<Record<string, string>>, random: SeededRandom, journal: NasJournal) {
    this.pools = new Map(Object.entries(pools).map(([name, cidr]) => [name, new AddressPool(cidr)]))
    this.#random = random
    this.#journal = journal
  }

  /** The line of a call that comes in now. Redialling keeps the MAC address of the CPE. */
  openLine(login: LoginInput, startedAt: number): Line {
    const number = ++this.#lastNumber
    const { username, portId = 'ether1', mac = drawMac(this.#random) } = login
    const port = number - firstSessionNumber
    return { id: number.toString(16), username, mac, portId, port, startedAt, login: { ...login, mac } }
  }

  add(session: Session): void {
    this.live.set(session.id, session)
    this.note('opened', session)
  }

  remove(session: Session): void {
    this.live.delete(session.id)
    this.release(session)
    this.note('closed', session)
  }

  /** Gives the address back to its pool. */
  release({ pool, address }: Session): void {
    if (pool !== undefined) this.pools.get(pool)?.release(address)
  }

  /** Tells the journal. */
  note(change: NasEventOf<'session'>['change'], session: Session): void {
    this.#journal.record({ kind: 'session', change, session })
  }

  /** Returns what was lost. */
  clear(): Session[] {
    const lost = [...this.live.values()]
    this.live.clear()
    for (const pool of this.pools.values()) pool.clear()
    this.#lastNumber = firstSessionNumber
    for (const session of lost) this.note('closed', session)
    return lost
  }

  /** The live sessions of a subscriber, oldest first. */
  of(username: string): Session[] {
    return [...this.live.values()].filter((session) => session.username === username)
  }

  /** What the subscriber has now, for an error's text. */
  describe(username: string): string {
    const found = this.of(username).map(({ id, address, rateLimit, addressLists }) => ({
      id,
      address,
      rateLimit,
      addressLists,
    }))
    return found.length === 0 ? `no session of "${username}"` : `"${username}" ${JSON.stringify(found)}`
  }
}

/** A locally administered address, written as RouterOS does. */
function drawMac(random: SeededRandom): string {
  const octets = Buffer.concat([Buffer.from([0x02]), random.bytes(5)])
  return [...octets].map((octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join(':')
}
