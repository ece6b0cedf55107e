import { expect } from 'vitest'
import { atDay, makeInvoice, test } from '#testing'
import { checkLedger } from './check-ledger.ts'
import { getInvoice } from './get-invoice.ts'
import { getStatement } from './get-statement.ts'
import { grantCredit } from './grant-credit.ts'
import { payWithCredit } from './pay-with-credit.ts'
import { reversePayment } from './reverse-payment.ts'

test('credit that came after the invoice pays it, and the ledger agrees', async ({ ctx }) => {
  const { id: invoiceId, clientId } = await makeInvoice(ctx, { amountCents: 10_000 })
  await grantCredit(ctx, { clientId, amountCents: 12_000, reason: 'Queda de sinal' })
  const paid = await payWithCredit(ctx, { invoiceId })
  expect(paid).toMatchObject({ outcome: 'settled', principalCents: 10_000, fineCents: 0, creditCents: 0 })
  expect(await getInvoice(ctx, { id: invoiceId })).toMatchObject({
    status: 'paid',
    payments: [{ method: 'credit', receivedCents: 10_000 }],
  })
  expect(await getStatement(ctx, { clientId, limit: 50 })).toMatchObject({ owedCents: 0, creditCents: 2_000 })
  expect(await checkLedger(ctx, { on: '2026-12-31' })).toMatchObject({ isSound: true, unbalancedTransactions: 0 })
})

test('an overdue invoice takes fine and interest from the credit, and a reversal gives all of it back', async ({
  ctx,
}) => {
  const { id: invoiceId, clientId, dueOn } = await makeInvoice(ctx, { amountCents: 10_000, dueOn: '2026-02-10' })
  expect(dueOn).toBe('2026-02-10')
  const later = atDay(ctx, '2026-03-12')
  await grantCredit(later, { clientId, amountCents: 20_000, reason: 'Cortesia' })
  const paid = await payWithCredit(later, { invoiceId })
  expect(paid).toMatchObject({ outcome: 'settled', principalCents: 10_000, fineCents: 200, interestCents: 100 })
  expect(await getStatement(later, { clientId, limit: 50 })).toMatchObject({ creditCents: 9_700 })
  await reversePayment(later, { paymentId: paid.paymentId, reason: 'Título errado' })
  expect(await getStatement(later, { clientId, limit: 50 })).toMatchObject({ owedCents: 10_000, creditCents: 20_000 })
  expect(await checkLedger(later, { on: '2026-12-31' })).toMatchObject({ isSound: true, unbalancedTransactions: 0 })
})

test('a part of the credit abates the principal and the rest stays open', async ({ ctx }) => {
  const { id: invoiceId, clientId } = await makeInvoice(ctx, { amountCents: 10_000 })
  await grantCredit(ctx, { clientId, amountCents: 5_000, reason: 'Indicação' })
  expect(await payWithCredit(ctx, { invoiceId, amountCents: 3_000 })).toMatchObject({ outcome: 'partial' })
  expect(await getInvoice(ctx, { id: invoiceId })).toMatchObject({ status: 'open', openCents: 7_000 })
})

test('no more credit is used than there is, nor than the invoice costs', async ({ ctx }) => {
  const { id: invoiceId, clientId } = await makeInvoice(ctx, { amountCents: 1_000 })
  await expect(payWithCredit(ctx, { invoiceId })).rejects.toMatchObject({ status: 409, code: 'no-credit' })
  await grantCredit(ctx, { clientId, amountCents: 5_000, reason: 'Indicação' })
  for (const amountCents of [5_001, 1_001])
    await expect(payWithCredit(ctx, { invoiceId, amountCents })).rejects.toMatchObject({ status: 422 })
  await payWithCredit(ctx, { invoiceId })
  await expect(payWithCredit(ctx, { invoiceId })).rejects.toMatchObject({ status: 409, code: 'invoice-not-open' })
})
