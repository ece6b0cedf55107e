import { type CivilDate, isoWeekOf } from './weeks.ts'

export type Retention = { keepDaily: number; keepWeekly: number; keepMonthly: number }
export type Dated = { id: string; on: CivilDate }

/**
 * Grandfather, father, son: the newest of each of the last days, weeks (ISO 8601) and months that have one. The newest of all is
 * kept whatever the numbers. `backups` newest first. Gives the ids to let go of.
 */
export function chooseExpired(backups: readonly Dated[], { keepDaily, keepWeekly, keepMonthly }: Retention): string[] {
  const kept = new Set(backups.slice(0, 1).map(({ id }) => id))
  const keepNewest = (count: number, periodOf: (on: CivilDate) => string) => {
    const periods = new Set<string>()
    for (const { id, on } of backups) {
      const period = periodOf(on)
      if (periods.has(period)) continue
      if (periods.size === count) return
      periods.add(period)
      kept.add(id)
    }
  }
  keepNewest(keepDaily, (on) => on)
  keepNewest(keepWeekly, isoWeekOf)
  keepNewest(keepMonthly, (on) => on.slice(0, 7))
  return backups.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
}
