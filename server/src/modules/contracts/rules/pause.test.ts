import { expect, test } from 'vitest'
import { defaultPausePolicy, findPauseProblem } from './pause.ts'

const ask = (from: string, until: string, lastFrom?: string) =>
  findPauseProblem(defaultPausePolicy, { from, until, lastFrom })?.field

test('a pause lasts from 30 to 120 whole days', () => {
  expect(ask('2026-01-01', '2026-01-30')).toBe('until')
  expect(ask('2026-01-01', '2026-01-31')).toBeUndefined()
  expect(ask('2026-01-01', '2026-05-01')).toBeUndefined()
  expect(ask('2026-01-01', '2026-05-02')).toBe('until')
  expect(ask('2026-01-01', '2025-01-01')).toBe('until')
})

test('once in twelve months, counted from when the last one began', () => {
  expect(ask('2026-12-31', '2027-02-01', '2026-01-01')).toBe('on')
  expect(ask('2027-01-01', '2027-02-01', '2026-01-01')).toBeUndefined()
})
