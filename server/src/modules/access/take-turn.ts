import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { tooMany } from '#kernel/errors'
import { createFairQueue } from '#kernel/fair-queue'

/** Who proves a password: from where, and whether from a device of that account's. */
export type Asker = { address: string; isKnown: boolean }

type Turn = { start: () => void }

const lanes = Math.max(2, availableParallelism())
/** One lane is kept for known devices: no flood of strangers makes them wait. */
const lanesOfStrangers = lanes - 1
const mostWaiting = 40
const mostWaitingOfOne = 16

const known: Turn[] = []
/** By address. */
const strangers = createFairQueue<Turn>()
const busy = { all: 0, strangers: 0 }

/**
 * Runs `work` when its turn comes. Deriving a key from a password costs a core for tens of milliseconds on purpose; at most as many
 * run at once as there are cores, known devices first, strangers by address in turn. 429 when too many wait.
 */
export async function takeTurn<T>({ address, isKnown }: Asker, work: () => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => {
    if (isKnown) enqueueKnown({ start: resolve })
    else enqueueStranger(address, { start: resolve })
    next()
  })
  const started = performance.now()
  try {
    return await work()
  } finally {
    if (isKnown) leave(isKnown)
    else void rest(performance.now() - started).then(() => leave(isKnown))
  }
}

/** While strangers queue up, their lane rests as long as it worked: what they cost everyone else has a ceiling. */
const rest = async (ms: number): Promise<void> => {
  if (strangers.size() > 0) await sleep(ms)
}

function enqueueKnown(turn: Turn): void {
  if (known.length >= mostWaiting) throw tooManyWaiting()
  known.push(turn)
}

function enqueueStranger(address: string, turn: Turn): void {
  if (strangers.size() >= mostWaiting || strangers.sizeOf(address) >= mostWaitingOfOne) throw tooManyWaiting()
  strangers.add(address, turn)
}

const tooManyWaiting = () =>
  tooMany('Há tentativas de entrada demais neste momento. Aguarde alguns segundos e tente de novo.', 5)

function leave(isKnown: boolean): void {
  busy.all -= 1
  if (!isKnown) busy.strangers -= 1
  next()
}

function next(): void {
  while (busy.all < lanes) {
    const friend = known.shift()
    const turn = friend ?? (busy.strangers < lanesOfStrangers ? strangers.next() : undefined)
    if (!turn) return
    busy.all += 1
    if (!friend) busy.strangers += 1
    turn.start()
  }
}
