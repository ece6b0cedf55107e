import { expect } from 'vitest'
import { atDay, makeAccount, makeInvoice, payInvoice, test } from '#testing'
import { listPayments } from './list-payments.ts'
import { reversePayment } from './reverse-payment.ts'

test('payments are listed the latest first, page by page, and reversals beside them', async ({ ctx }) => {
  const { id: accountId } = await makeAccount(ctx)
  const [one, other] = [await makeInvoice(ctx, { accountId }), await makeInvoice(ctx)]
  const { paymentId } = await payInvoice(ctx, one.id, 9_990)
  await payInvoice(atDay(ctx, '2026-01-12'), other.id, 9_990)
  await reversePayment(atDay(ctx, '2026-01-13'), { paymentId, reason: 'Engano' })
  const first = await listPayments(ctx, { limit: 2 })
  expect(first.items.map(({ paidOn, receivedCents }) => [paidOn, receivedCents])).toEqual([
    ['2026-01-13', -9_990],
    ['2026-01-12', 9_990],
  ])
  const { items, nextCursor } = await listPayments(ctx, { limit: 2, cursor: first.nextCursor ?? '' })
  expect([items.map(({ id }) => id), nextCursor]).toEqual([[paymentId], null])
  expect(items[0]).toMatchObject({ invoiceNumber: one.number, method: 'pix' })
})

test('payments of a day, a method or a portador are found alone', async ({ ctx }) => {
  const invoice = await makeInvoice(ctx)
  await payInvoice(ctx, invoice.id, 9_990)
  const count = async (query: object) => (await listPayments(ctx, { limit: 50, ...query })).items.length
  expect(await count({ from: '2026-01-10', to: '2026-01-10', method: 'pix', accountId: invoice.accountId })).toBe(1)
  expect(await count({ from: '2026-01-11' })).toBe(0)
  expect(await count({ to: '2026-01-09' })).toBe(0)
  expect(await count({ method: 'boleto' })).toBe(0)
  expect(await count({ creditedFrom: '2026-01-10', creditedUntil: '2026-01-10' })).toBe(1)
  expect(await count({ creditedFrom: '2026-01-11' })).toBe(0)
  expect([await count({ isMoney: true }), await count({ isMoney: false })]).toEqual([1, 0])
  expect(await count({ accountId: (await makeAccount(ctx)).id })).toBe(0)
})
