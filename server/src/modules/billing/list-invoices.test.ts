import { expect } from 'vitest'
import { makeInvoice, test } from '#testing'
import { listInvoices } from './list-invoices.ts'

test('titles page by due date in both directions, each once', async ({ ctx }) => {
  for (const dueOn of ['2026-03-10', '2026-02-10', '2026-04-10']) await makeInvoice(ctx, { dueOn })
  const read = async (sort: 'dueOn' | '-dueOn') => {
    const first = await listInvoices(ctx, { limit: 2, sort })
    const second = await listInvoices(ctx, { limit: 2, sort, cursor: first.nextCursor ?? '' })
    return [...first.items, ...second.items].map(({ dueOn }) => dueOn)
  }
  expect(await read('dueOn')).toEqual(['2026-02-10', '2026-03-10', '2026-04-10'])
  expect(await read('-dueOn')).toEqual(['2026-04-10', '2026-03-10', '2026-02-10'])
})
