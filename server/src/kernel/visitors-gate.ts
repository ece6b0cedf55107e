import { createFairQueue } from './fair-queue.ts'

/** Who asks a public route: an address, and whether it shows that someone signed in from there before. */
export type Visitor = { address: string; isReturning: boolean }

/** Returns when the visitor may begin. */
export type VisitorsGate = (visitor: Visitor) => Promise<void>

/** So many begin in one turn of the event loop, a millisecond or so: no flood of strangers makes the answer to a session wait longer. */
const perTurn = 4

/**
 * The door of the routes that need no session. While few come it stands open. When many come at once they begin a few at a time, by
 * address in turn, returning visitors first; between them the process answers everybody else.
 */
export function createVisitorsGate(): VisitorsGate {
  const returning = createFairQueue<() => void>()
  const strangers = createFairQueue<() => void>()
  let begun = 0
  let isTurning = false

  const turn = (): void => {
    isTurning = false
    begun = 0
    while (begun < perTurn) {
      const begin = returning.next() ?? strangers.next()
      if (!begin) return
      begun += 1
      begin()
    }
    awaitTurn()
  }
  const awaitTurn = (): void => {
    if (isTurning) return
    isTurning = true
    setImmediate(turn)
  }

  return async ({ address, isReturning }) => {
    awaitTurn()
    if (begun < perTurn && returning.size() + strangers.size() === 0) {
      begun += 1
      return
    }
    await new Promise<void>((resolve) => (isReturning ? returning : strangers).add(address, resolve))
  }
}
