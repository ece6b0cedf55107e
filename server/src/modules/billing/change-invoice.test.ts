import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { atDay, makeClient, makeInvoice, test } from '#testing'
import { adjustInvoice } from './adjust-invoice.ts'
import { cancelInvoice } from './cancel-invoice.ts'
import { checkLedger } from './check-ledger.ts'
import { getInvoice } from './get-invoice.ts'
import { getStatement } from './get-statement.ts'
import { grantCredit } from './grant-credit.ts'
import { quoteInvoice } from './quote-invoice.ts'
import { registerPayment } from './register-payment.ts'
import { registerReceipt } from './register-receipt.ts'
import { reversePayment } from './reverse-payment.ts'

const pay = (ctx: Ctx, invoiceId: string, receivedCents: number, sourceKey = 'r:1', paidOn = '2026-02-10') =>
  registerPayment(ctx, { sourceKey, method: 'boleto', invoiceId, paidOn, receivedCents })

const expectSound = async (ctx: Ctx) =>
  expect(await checkLedger(ctx, { on: '2026-12-31' })).toMatchObject({ isSound: true, unbalancedTransactions: 0 })

const factsOf = async (ctx: Ctx, id: string) => {
  const rows = await ctx.db
    .selectFrom('kernel.events')
    .select(['name', 'payload'])
    .where('companyId', '=', ctx.companyId)
    .orderBy('id')
    .execute()
  return rows.filter(({ payload }) => JSON.stringify(payload).includes(id)).map(({ name }) => name)
}

test('a discount and an increase change what is owed and on what fine and interest are counted', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  await adjustInvoice(ctx, { invoiceId: id, amountCents: -3_000, reason: 'Dias sem sinal' })
  expect(await adjustInvoice(ctx, { invoiceId: id, amountCents: 1_000, reason: 'Visita' })).toMatchObject({
    openCents: 8_000,
    adjustmentCents: -2_000,
  })
  expect(await quoteInvoice(ctx, { invoiceId: id, on: '2026-03-12' })).toEqual({
    on: '2026-03-12',
    principalCents: 8_000,
    fineCents: 160,
    interestCents: 80,
    totalCents: 8_240,
  })
  await expectSound(ctx)
})

test('a discount cannot exceed what is open, and one that takes it all settles the invoice', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  await expect(adjustInvoice(ctx, { invoiceId: id, amountCents: -10_001, reason: 'x' })).rejects.toMatchObject({
    status: 422,
  })
  expect(await adjustInvoice(ctx, { invoiceId: id, amountCents: -10_000, reason: 'Cortesia' })).toMatchObject({
    status: 'paid',
    settledOn: '2026-01-10',
  })
  expect(await factsOf(ctx, id)).toEqual([
    'billing.invoices-issued',
    'billing.invoices-adjusted',
    'billing.invoices-settled',
  ])
  await expect(adjustInvoice(ctx, { invoiceId: id, amountCents: 100, reason: 'x' })).rejects.toMatchObject({
    status: 409,
    code: 'invoice-not-open',
  })
  await expectSound(ctx)
})

test('a cancelled invoice owes nothing and books back all it had booked', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  await adjustInvoice(ctx, { invoiceId: id, amountCents: -1_000, reason: 'Desconto' })
  const cancelled = await cancelInvoice(ctx, { invoiceId: id, reason: 'Emitido em dobro', releasesPeriod: true })
  expect(cancelled).toMatchObject({
    status: 'cancelled',
    cancelledOn: '2026-01-10',
    cancelReason: 'Emitido em dobro',
    quote: { totalCents: 0 },
  })
  const { accounts } = await checkLedger(ctx, { on: '2026-12-31' })
  expect(accounts).toMatchObject({ receivable: 0, revenue: 0, discount: 0 })
  expect(await pay(ctx, id, 9_000)).toMatchObject({ outcome: 'credit', creditCents: 9_000 })
  await expectSound(ctx)
})

test('an invoice with payments is not cancelled before they are reversed', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  const { paymentId } = await pay(ctx, id, 4_000)
  const cancel = () => cancelInvoice(ctx, { invoiceId: id, reason: 'x', releasesPeriod: true })
  await expect(cancel()).rejects.toMatchObject({ status: 409, code: 'invoice-has-payments' })
  await reversePayment(ctx, { paymentId, reason: 'Cheque devolvido' })
  expect(await cancel()).toMatchObject({ status: 'cancelled' })
  await expectSound(ctx)
})

test('a reversed payment opens its invoice again, by opposite rows, once', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  const { paymentId } = await pay(ctx, id, 10_300, 'r:1', '2026-03-12')
  const reversal = await reversePayment(atDay(ctx, '2026-03-15'), { paymentId, reason: 'Pago por engano' })
  expect(reversal).toMatchObject({
    reversesId: paymentId,
    paidOn: '2026-03-15',
    receivedCents: -10_300,
    principalCents: -10_000,
    fineCents: -200,
    interestCents: -100,
  })
  expect(await getInvoice(ctx, { id })).toMatchObject({
    status: 'open',
    openCents: 10_000,
    settledOn: null,
    payments: [{ receivedCents: 10_300 }, { receivedCents: -10_300 }],
  })
  expect(await factsOf(ctx, id)).toEqual([
    'billing.invoices-issued',
    'billing.invoices-settled',
    'billing.invoices-reopened',
  ])
  await expect(reversePayment(ctx, { paymentId, reason: 'x' })).rejects.toMatchObject({
    status: 409,
    code: 'payment-reversed',
  })
  await expect(reversePayment(ctx, { paymentId: reversal.id, reason: 'x' })).rejects.toMatchObject({
    code: 'not-a-payment',
  })
  await expectSound(ctx)
})

test('a reversal takes spent credit back from the invoice that it paid', async ({ ctx }) => {
  const { id, clientId } = await makeInvoice(ctx, { amountCents: 10_000 })
  const { paymentId } = await pay(ctx, id, 16_000)
  const next = await makeInvoice(ctx, { clientId, amountCents: 5_000, dueOn: '2026-03-10' })
  expect(next).toMatchObject({ status: 'paid' })
  await reversePayment(ctx, { paymentId, reason: 'Contestado' })
  expect(await getInvoice(ctx, { id: next.id })).toMatchObject({ status: 'open', openCents: 5_000 })
  expect(await getStatement(ctx, { clientId, limit: 50 })).toMatchObject({ owedCents: 15_000, creditCents: 0 })
  await expectSound(ctx)
})

test('credit that the house grants pays the next invoice and every movement is on the statement', async ({ ctx }) => {
  const client = await makeClient(ctx)
  expect(await grantCredit(ctx, { clientId: client.id, amountCents: 2_000, reason: 'Indicação' })).toEqual({
    balanceCents: 2_000,
  })
  await makeInvoice(ctx, { clientId: client.id, amountCents: 5_000 })
  const first = await getStatement(ctx, { clientId: client.id, limit: 3 })
  expect(first).toMatchObject({
    owedCents: 3_000,
    creditCents: 0,
    items: [{}, {}, { account: 'receivable', amountCents: 5_000, memo: 'Título 1' }],
  })
  const rest = await getStatement(ctx, { clientId: client.id, limit: 3, cursor: first.nextCursor ?? '' })
  expect(rest).toMatchObject({
    items: [{ account: 'client_credit', amountCents: -2_000, memo: 'Crédito: Indicação' }],
    nextCursor: null,
  })
  await expectSound(ctx)
})

test('a receipt is booked once by its number, and not ahead of time', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  const receipt = { invoiceId: id, method: 'cash' as const, receivedCents: 4_000, reference: 'recibo 12' }
  expect(await registerReceipt(ctx, receipt)).toMatchObject({ outcome: 'partial' })
  expect(await registerReceipt(ctx, receipt)).toMatchObject({ outcome: 'duplicate' })
  expect(await getInvoice(ctx, { id })).toMatchObject({ openCents: 6_000 })
  await expect(registerReceipt(ctx, { ...receipt, paidOn: '2026-01-11' })).rejects.toMatchObject({ status: 422 })
})

test('payments and adjustments already written cannot be changed', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx)
  const { paymentId } = await pay(ctx, id, 5_000)
  await ctx.rehearse(async (ctx) => {
    await expect(
      ctx.db.updateTable('billing.payments').set({ receivedCents: 1 }).where('id', '=', paymentId).execute(),
    ).rejects.toThrow('só aceita novas linhas')
  })
})
