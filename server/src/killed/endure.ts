import type { Chance } from '../scenarios/chance.ts'
import { live, type Life, type Moment } from './live.ts'
import type { Order } from './order.ts'

const killCount = 20

type Trial = {
  /** What process `life` is told to do: the same `round` until it is done, then the next. */
  orderOf: (round: number, life: number) => Order | Promise<Order>
  /** A life that nobody disturbed. */
  calm: Life
  chance: Chance
  /** What must hold at any moment; told after each death. */
  check: () => Promise<void>
}

/** Kills twenty processes, each of which goes on with what the one before it left, and lets the last one end. Gives the rounds done. */
export async function endure({ orderOf, calm, chance, check }: Trial): Promise<number> {
  let round = 0
  for (let kills = 0; kills < killCount;) {
    const { isDone } = await live(await orderOf(round, round + kills), chooseMoment(chance, kills, calm))
    await check()
    if (isDone) round += 1
    else kills += 1
  }
  await live(await orderOf(round, round + killCount))
  await check()
  return round + 1
}

/**
 * By turns anywhere in the time of a calm life and right at a boundary of its transactions. Its first 60 % are enough: a
 * life goes on with what the killed one left, so that the deaths come to reach every part.
 */
const chooseMoment = (chance: Chance, index: number, { ms, lineCount }: Life): Moment =>
  index % 2 === 0
    ? { afterMs: chance.between(0, Math.ceil(ms * 0.6)) }
    : { atLine: chance.between(1, Math.ceil(lineCount * 0.6)) }
