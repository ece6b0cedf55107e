import type { SeededRandom } from './seeded-random.ts'

/** What may happen to datagrams that go one way. Probabilities from 0 to 1. */
export type Impairment = {
  readonly lose?: number
  /** The first n datagrams are lost for certain, before chance is asked. */
  readonly loseFirst?: number
  readonly duplicate?: number
  /** Held back until the next datagram of this path has passed it, at most 25 ms. */
  readonly reorder?: number
  /** Fixed, or drawn between two bounds. */
  readonly delayMs?: number | readonly [min: number, max: number]
}

const longestHoldMs = 25

/** One direction of a bad line. Every datagram draws the same count of numbers, so the n-th meets the same fate each run. */
export class ImpairedPath {
  #impairment: Impairment = {}
  readonly #random: SeededRandom
  readonly #onLost: () => void
  readonly #timers = new Set<NodeJS.Timeout>()
  #held: (() => void) | undefined
  #passed = 0

  constructor(random: SeededRandom, onLost: () => void) {
    this.#random = random
    this.#onLost = onLost
  }

  /** From now on; `loseFirst` counts from here. */
  impair(impairment: Impairment = {}): void {
    this.#impairment = impairment
    this.#passed = 0
  }

  /** Calls `deliver` never, once or twice, now or later. */
  pass(deliver: () => void): void {
    const { lose = 0, loseFirst = 0, duplicate = 0, reorder = 0, delayMs = 0 } = this.#impairment
    const fate = { lose: this.#random.next(), duplicate: this.#random.next(), reorder: this.#random.next() }
    const [min, max] = typeof delayMs === 'number' ? [delayMs, delayMs] : delayMs
    const waitMs = min + (max - min) * this.#random.next()
    if (this.#passed++ < loseFirst || fate.lose < lose) {
      this.#onLost()
      return
    }
    const send = () => {
      deliver()
      if (fate.duplicate < duplicate) deliver()
    }
    if (fate.reorder < reorder && !this.#held) this.#hold(send)
    else if (waitMs > 0) this.#later(() => this.#overtake(send), waitMs)
    else this.#overtake(send)
  }

  /** Datagrams still on the way are dropped. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    this.#held = undefined
  }

  #hold(send: () => void): void {
    this.#held = send
    this.#later(() => {
      if (this.#held === send) this.#release()
    }, longestHoldMs)
  }

  #overtake(send: () => void): void {
    send()
    this.#release()
  }

  #release(): void {
    const held = this.#held
    this.#held = undefined
    held?.()
  }

  #later(action: () => void, waitMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      action()
    }, waitMs)
    this.#timers.add(timer)
  }
}
