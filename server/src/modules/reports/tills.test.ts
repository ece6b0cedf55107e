import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { createSite } from '#modules/administration'
import { registerPayment, reversePayment } from '#modules/billing'
import { atDay, makeInvoice, payInvoice, test } from '#testing'
import { getCashPosition } from './get-cash-position.ts'

const take = async (ctx: Ctx, receiptPointId: string) => {
  const { id } = await makeInvoice(ctx)
  const money = { method: 'cash', invoiceId: id, paidOn: ctx.today, receivedCents: 9_990 } as const
  return await registerPayment(ctx, { ...money, sourceKey: `receipt:${id}`, receiptPointId })
}

test('the cash position sums each counter by day, less what was reversed there', async ({ ctx }) => {
  const centre = await createSite(ctx, { kind: 'receipt_point', name: 'Loja Centro', ibgeCode: '4205407' })
  await take(ctx, centre.id)
  const next = atDay(ctx, '2026-01-11')
  const { paymentId } = await take(next, centre.id)
  await reversePayment(next, { paymentId, reason: 'Engano' })
  await take(next, centre.id)
  await payInvoice(ctx, (await makeInvoice(ctx)).id, 9_990)
  const { receiptPoints } = await getCashPosition(next, {})
  expect(receiptPoints).toEqual([
    {
      receiptPointId: centre.id,
      name: 'Loja Centro',
      receivedCount: 3,
      receivedCents: 19_980,
      days: [
        { day: '2026-01-10', receivedCount: 1, receivedCents: 9_990 },
        { day: '2026-01-11', receivedCount: 2, receivedCents: 9_990 },
      ],
    },
  ])
  const { totals } = await getCashPosition(next, { receiptPointId: centre.id })
  expect(totals).toMatchObject({ receivedCents: 19_980, expectedCents: 0 })
})
