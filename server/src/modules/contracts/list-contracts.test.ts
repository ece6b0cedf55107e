import { expect } from 'vitest'
import { makeContract, test } from '#testing'
import { listContracts } from './list-contracts.ts'

test('contracts page by number in both directions, each once', async ({ ctx }) => {
  for (let count = 0; count < 3; count++) await makeContract(ctx)
  const read = async (sort: 'number' | '-number') => {
    const first = await listContracts(ctx, { limit: 2, sort })
    const second = await listContracts(ctx, { limit: 2, sort, cursor: first.nextCursor ?? '' })
    return [...first.items, ...second.items].map(({ number }) => number)
  }
  const upwards = await read('number')
  expect(new Set(upwards).size).toBe(3)
  expect(upwards).toEqual(upwards.toSorted((one, other) => one - other))
  expect(await read('-number')).toEqual(upwards.toReversed())
})
