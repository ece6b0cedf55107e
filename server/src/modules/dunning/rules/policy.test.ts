import { expect, test } from 'vitest'
import { cancelFrom, defaultPolicy, findHarshTerms, suspendFrom } from './policy.ts'

test('the defaults are lawful', () => {
  expect(findHarshTerms(defaultPolicy, '2026-01-10')).toEqual([])
})

test('each term below the legal floor is named with its source', () => {
  const harsh = { ...defaultPolicy, suspendAfterNoticeDays: 14, cancelAfterSuspensionDays: 59, noticeAfterDays: 0 }
  expect(findHarshTerms(harsh, '2026-01-10').map(({ pointer }) => pointer)).toEqual([
    '/noticeAfterDays',
    '/suspendAfterNoticeDays',
    '/cancelAfterSuspensionDays',
  ])
  expect(findHarshTerms(harsh, '2026-01-10')[1]?.detail).toBe(
    'Prazo menor que o legal: a suspensão só pode ocorrer 15 dias depois do aviso entregue (RGC, Resolução Anatel 765/2023). Informe 15 ou mais.',
  )
})

test('terms are calendar days; suspension alone looks for a day on which banks work', () => {
  expect(suspendFrom('2026-02-12', defaultPolicy)).toBe('2026-02-27')
  expect(suspendFrom('2026-02-13', defaultPolicy)).toBe('2026-03-02')
  expect(suspendFrom('2026-02-13', { ...defaultPolicy, suspendOnBusinessDaysOnly: false })).toBe('2026-02-28')
  expect(cancelFrom('2026-03-02', defaultPolicy)).toBe('2026-05-01')
})
