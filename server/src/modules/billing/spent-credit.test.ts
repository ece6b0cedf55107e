import { expect } from 'vitest'
import { atDay, makeInvoice, test } from '#testing'
import { checkLedger } from './check-ledger.ts'
import { getInvoice } from './get-invoice.ts'
import { getStatement } from './get-statement.ts'
import { grantCredit } from './grant-credit.ts'
import { registerPayment } from './register-payment.ts'
import { registerReceipt } from './register-receipt.ts'
import { reversePayment } from './reverse-payment.ts'

test('what remains of a credit after a reversal goes on paying what it had paid', async ({ ctx }) => {
  const { id, clientId } = await makeInvoice(ctx, { amountCents: 10_000 })
  const { paymentId } = await registerPayment(ctx, {
    sourceKey: 'r:1',
    method: 'boleto',
    invoiceId: id,
    paidOn: '2026-01-10',
    receivedCents: 11_000,
  })
  await grantCredit(ctx, { clientId, amountCents: 7_000, reason: 'Indicação' })
  const next = await makeInvoice(ctx, { clientId, amountCents: 8_000, dueOn: '2026-03-10' })
  expect(next).toMatchObject({ status: 'paid' })
  await reversePayment(ctx, { paymentId, reason: 'Contestado' })
  expect(await getInvoice(ctx, { id: next.id })).toMatchObject({ status: 'open', openCents: 1_000 })
  expect(await getStatement(ctx, { clientId, limit: 50 })).toMatchObject({ owedCents: 11_000, creditCents: 0 })
  expect(await checkLedger(ctx, { on: '2026-12-31' })).toMatchObject({ isSound: true, unbalancedTransactions: 0 })
})

test('a reversal happens between the day of the payment and today', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx)
  const receipt = { invoiceId: id, method: 'cash' as const, receivedCents: 4_000 }
  const { paymentId } = await registerReceipt(ctx, receipt)
  for (const on of ['2026-01-09', '2026-02-12'])
    await expect(
      reversePayment(atDay(ctx, '2026-02-11'), { paymentId, reason: 'Nota falsa', on }),
    ).rejects.toMatchObject({ status: 422 })
})

test('a receipt typed wrong and reversed is booked again with its number', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  const receipt = { invoiceId: id, method: 'cash' as const, receivedCents: 1_000, reference: 'recibo 12' }
  const right = { ...receipt, receivedCents: 10_000 }
  const { paymentId } = await registerReceipt(ctx, receipt)
  await reversePayment(ctx, { paymentId, reason: 'Valor digitado errado' })
  const again = await registerReceipt(ctx, right)
  expect(again).toMatchObject({ outcome: 'settled' })
  expect(await registerReceipt(ctx, right)).toMatchObject({ outcome: 'duplicate', paymentId: again.paymentId })
  await reversePayment(ctx, { paymentId: again.paymentId, reason: 'Cheque devolvido' })
  expect(await registerReceipt(ctx, right)).toMatchObject({ outcome: 'settled' })
})
