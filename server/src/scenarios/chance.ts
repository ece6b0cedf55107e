import { seedRandom, type SeededRandom } from '@open-sgp/simulator-nas'

/** Reproducible choices: the same seed makes the same people do the same things. */
export type Chance = {
  /** An integer from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  /** One of the options; there must be one. */
  pick: <T>(options: readonly T[]) => T
  /** True with the given probability, 0 to 1. */
  happens: (probability: number) => boolean
  /** One of the options, by weight. */
  weighted: <T>(options: readonly (readonly [T, number])[]) => T
  digits: (count: number) => string
  /** An independent source, so that one use does not shift another's. */
  fork: (label: string) => Chance
}

export const createChance = (seed: number): Chance => chanceOf(seedRandom(seed))

function chanceOf(random: SeededRandom): Chance {
  const between = (low: number, high: number) => low + Math.floor(random.next() * (high - low + 1))
  return {
    between,
    pick: (options) => {
      const [option] = options.slice(between(0, options.length - 1))
      if (option === undefined) throw new RangeError('Nothing to choose from.')
      return option
    },
    happens: (probability) => random.next() < probability,
    weighted: (options) => {
      let rest = random.next() * options.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [option, weight] of options) {
        rest -= weight
        if (rest < 0) return option
      }
      throw new RangeError('Nothing to choose from.')
    },
    digits: (count) => Array.from({ length: count }, () => between(0, 9)).join(''),
    fork: (label) => chanceOf(random.fork(label)),
  }
}
