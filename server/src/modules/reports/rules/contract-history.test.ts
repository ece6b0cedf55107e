import { expect, test } from 'vitest'
import { foldContracts } from './contract-history.ts'
import { lastMonths } from './months.ts'

test('each month ends with what began less what ended, since ever', () => {
  const counts = [
    { from: '2024-03-01', started: 10, ended: 0, suspended: 2, resumed: 1 },
    { from: '2026-01-01', started: 3, ended: 1, suspended: 0, resumed: 1 },
    { from: '2026-02-01', started: 0, ended: 2, suspended: 1, resumed: 0 },
  ]
  expect(foldContracts(counts, lastMonths('2026-02', 3))).toEqual([
    { month: '2025-12', activeCount: 9, suspendedCount: 1, newCount: 0, endedCount: 0 },
    { month: '2026-01', activeCount: 12, suspendedCount: 0, newCount: 3, endedCount: 1 },
    { month: '2026-02', activeCount: 9, suspendedCount: 1, newCount: 0, endedCount: 2 },
  ])
})
