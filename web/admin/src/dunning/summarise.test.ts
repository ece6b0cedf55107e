import { expect, test } from 'vitest'
import { foretell, summarise } from './summarise.ts'

const nothing = {
  id: 'run',
  onDate: '2026-02-23',
  startedAt: '',
  finishedAt: null,
  runBy: '',
  isRehearsal: true,
  excludedCount: 0,
  noticedCount: 0,
  suspendedCount: 0,
  keptUnlockCount: 0,
  brokenUnlockCount: 0,
  releasedCount: 0,
  waitingCount: 0,
  failedCount: 0,
}

test('the consequence is named with its numbers, one or many', () => {
  expect(foretell({ ...nothing, suspendedCount: 23, noticedCount: 1 })).toBe(
    '23 contratos serão suspensos, 1 aviso será enviado.',
  )
  expect(foretell({ ...nothing, waitingCount: 9 })).toBe('Nada será feito: ninguém a avisar, suspender ou liberar.')
})

test('what was done is told with all that was left as it is', () => {
  expect(summarise({ ...nothing, suspendedCount: 1, waitingCount: 1_200 })).toBe('1 contrato suspenso, 1.200 sem ação.')
  expect(summarise(nothing)).toBe('Ninguém a cobrar.')
})
