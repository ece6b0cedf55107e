import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createVisitorsGate } from './visitors-gate.ts'

type Visit = { address: string; isReturning?: boolean }

/** Who was let in, in that order, and how many so far. */
function visit(visits: readonly Visit[]): { entered: string[]; all: Promise<unknown> } {
  const enter = createVisitorsGate()
  const entered: string[] = []
  const all = Promise.all(
    visits.map(async ({ address, isReturning = false }) => {
      await enter({ address, isReturning })
      entered.push(address)
    }),
  )
  return { entered, all }
}

const flood = (address: string, count: number): Visit[] => Array.from({ length: count }, () => ({ address }))

test('a few visitors enter at once', async () => {
  const { entered, all } = visit(flood('192.0.2.1', 4))
  await Promise.resolve()
  expect(entered).toHaveLength(4)
  await all
})

test('of a flood only a few begin before the process looks at everything else, and all of them begin in the end', async () => {
  const { entered, all } = visit(flood('192.0.2.1', 1_000))
  let turns = 0
  while (entered.length < 1_000) {
    const before = entered.length
    await nextTurn()
    turns += 1
    expect(entered.length - before).toBeLessThanOrEqual(8)
  }
  expect(turns).toBeGreaterThan(100)
  await all
})

test('a stranger from elsewhere does not wait for the flood of one address', async () => {
  const { entered, all } = visit([...flood('192.0.2.1', 500), { address: '198.51.100.7' }])
  await all
  expect(entered.indexOf('198.51.100.7')).toBeLessThan(12)
})

test('who signed in from there before goes ahead of strangers from everywhere', async () => {
  const strangers = Array.from({ length: 500 }, (_, number) => ({ address: `10.0.${number >> 8}.${number & 255}` }))
  const { entered, all } = visit([...strangers, { address: '203.0.113.5', isReturning: true }])
  await all
  expect(entered.indexOf('203.0.113.5')).toBeLessThan(12)
})

test('after a flood the gate stands open again', async () => {
  const enter = createVisitorsGate()
  await Promise.all(flood('192.0.2.1', 100).map(({ address }) => enter({ address, isReturning: false })))
  await nextTurn()
  await nextTurn()
  let isIn = false
  void enter({ address: '192.0.2.9', isReturning: false }).then(() => (isIn = true))
  await Promise.resolve()
  expect(isIn).toBe(true)
})
