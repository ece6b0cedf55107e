import type { CivilDate } from '@open-sgp/brasil'

/** A clock that stands where it was put. São Paulo has had no daylight saving since 2019: 09:00 there is 12:00 UTC. */
export type MovingClock = {
  now: () => Date
  set: (day: CivilDate, hour: number) => void
  /** From here on it tells the real time. */
  release: () => void
}

export function createMovingClock(day: CivilDate): MovingClock {
  let instant: Date | undefined = at(day, 0)
  return {
    now: () => instant ?? new Date(),
    set: (to, hour) => {
      instant = at(to, hour)
    },
    release: () => {
      instant = undefined
    },
  }
}

const at = (day: CivilDate, hour: number) => new Date(Date.parse(`${day}T03:00:00Z`) + hour * 3_600_000)
