import { expect } from 'vitest'
import { atDay, test } from '#testing'
import { insertContract } from './insert-contract.ts'
import { runBilling } from './run-billing.ts'

test('a contract active since its due day pays the whole month on the next one', async ({ ctx }) => {
  await insertContract(ctx)
  const run = await runBilling(atDay(ctx, '2026-01-31'), { dueUntil: '2026-02-10' })
  expect(run).toMatchObject({ invoiceCount: 1, amountCents: 10_000, parkedCount: 0 })
  expect(run.sample).toMatchObject([{ number: 1, dueOn: '2026-02-10', amountCents: 10_000 }])
  expect(await runBilling(atDay(ctx, '2026-01-31'), { dueUntil: '2026-02-10' })).toMatchObject({ invoiceCount: 0 })
})
