import type { MonthSpan } from './months.ts'

/** How many contracts began or ended their service, or their suspension, in a month (given by its first day). */
export type MonthCounts = { from: string; started: number; ended: number; suspended: number; resumed: number }

export type MonthContracts = {
  month: string
  /** At the month's end, or now in the present month. */
  activeCount: number
  suspendedCount: number
  newCount: number
  endedCount: number
}

/** The state at the end of each month is the sum of all that began less all that ended until then. */
export function foldContracts(counts: readonly MonthCounts[], months: readonly MonthSpan[]): MonthContracts[] {
  return months.map(({ month, from, to }) => {
    const until = counts.filter((row) => row.from < to)
    const sum = (key: 'started' | 'ended' | 'suspended' | 'resumed') => until.reduce((all, row) => all + row[key], 0)
    const own = counts.find((row) => row.from === from)
    const suspendedCount = sum('suspended') - sum('resumed')
    return {
      month,
      activeCount: sum('started') - sum('ended') - suspendedCount,
      suspendedCount,
      newCount: own?.started ?? 0,
      endedCount: own?.ended ?? 0,
    }
  })
}
