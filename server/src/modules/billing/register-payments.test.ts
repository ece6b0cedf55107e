import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { makeClient, makeInvoice, test } from '#testing'
import { getInvoice } from './get-invoice.ts'
import { issueInvoice } from './issue-invoice.ts'
import { registerPayment } from './register-payment.ts'
import { registerPayments, type NewPayment } from './register-payments.ts'

const pay = (invoiceId: string | null, receivedCents: number, more: Partial<NewPayment> = {}): NewPayment => ({
  sourceKey: `retorno:1:${receivedCents}`,
  method: 'boleto',
  invoiceId,
  paidOn: '2026-02-10',
  receivedCents,
  ...more,
})

const balancesOf = async (ctx: Ctx): Promise<Record<string, number>> => {
  const { rows } = await sql<{ account: string; cents: number }>`
    select account::text, sum(amount_cents)::bigint as cents from billing.ledger where company_id = ${ctx.companyId} group by account`.execute(
    ctx.db,
  )
  return Object.fromEntries(rows.map(({ account, cents }) => [account, cents]))
}

const eventsOf = async (ctx: Ctx, name: string) =>
  (
    await ctx.db
      .selectFrom('kernel.events')
      .select('payload')
      .where('companyId', '=', ctx.companyId)
      .where('name', '=', name)
      .execute()
  ).map(({ payload }) => payload)

test('a payment on time settles the invoice with the date of the bank', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  const result = await registerPayment(ctx, pay(id, 10_000, { creditOn: '2026-02-12', feeCents: 190 }))
  expect(result).toMatchObject({
    outcome: 'settled',
    principalCents: 10_000,
    fineCents: 0,
    interestCents: 0,
    creditCents: 0,
  })
  expect(await getInvoice(ctx, { id })).toMatchObject({
    status: 'paid',
    openCents: 0,
    settledOn: '2026-02-10',
    payments: [{ paidOn: '2026-02-10', creditOn: '2026-02-12', feeCents: 190, receivedCents: 10_000 }],
  })
  expect(await balancesOf(ctx)).toEqual({ cash: 9_810, bank_fee: 190, receivable: 0, revenue: -10_000 })
  expect(await eventsOf(ctx, 'billing.invoices-settled')).toEqual([{ invoiceIds: [id] }])
})

test('thirty days late costs 2 % of fine and 1 % of interest, and what exceeds becomes credit', async ({ ctx }) => {
  const { id, clientId } = await makeInvoice(ctx, { amountCents: 10_000 })
  expect(await registerPayment(ctx, pay(id, 10_500, { paidOn: '2026-03-12' }))).toMatchObject({
    outcome: 'settled',
    principalCents: 10_000,
    fineCents: 200,
    interestCents: 100,
    creditCents: 200,
  })
  expect(await balancesOf(ctx)).toEqual({
    cash: 10_500,
    receivable: 0,
    revenue: -10_000,
    fine: -200,
    interest: -100,
    client_credit: -200,
  })
  const next = await makeInvoice(ctx, { clientId, amountCents: 5_000, dueOn: '2026-04-10' })
  expect(next).toMatchObject({ openCents: 4_800, status: 'open', payments: [{ method: 'credit', receivedCents: 200 }] })
})

test('a late payer who pays only the principal owes nothing more, and what he paid above goes to the fine first', async ({
  ctx,
}) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  expect(await registerPayment(ctx, pay(id, 10_150, { paidOn: '2026-03-12' }))).toMatchObject({
    outcome: 'settled',
    principalCents: 10_000,
    fineCents: 150,
    interestCents: 0,
    creditCents: 0,
  })
})

test('less than the principal leaves the rest open, and the next payment is judged by the rest', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  expect(await registerPayment(ctx, pay(id, 4_000, { paidOn: '2026-03-12' }))).toMatchObject({
    outcome: 'partial',
    principalCents: 4_000,
    fineCents: 0,
  })
  expect(await getInvoice(ctx, { id })).toMatchObject({ status: 'open', openCents: 6_000, settledOn: null })
  expect(await eventsOf(ctx, 'billing.invoices-settled')).toEqual([])
  expect(await registerPayment(ctx, pay(id, 6_180, { paidOn: '2026-03-12' }))).toMatchObject({
    outcome: 'settled',
    principalCents: 6_000,
    fineCents: 120,
    interestCents: 60,
  })
})

test('the same source is booked once, in the same call or in another', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  const [first, second] = await registerPayments(ctx, [pay(id, 10_000), pay(id, 10_000)])
  expect([first?.outcome, second?.outcome]).toEqual(['settled', 'duplicate'])
  expect(await registerPayment(ctx, pay(id, 10_000))).toEqual({ ...first, outcome: 'duplicate' })
  expect(await balancesOf(ctx)).toEqual({ cash: 10_000, receivable: 0, revenue: -10_000 })
})

test('a second real payment of a paid invoice is the client’s credit, never lost', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx, { amountCents: 10_000 })
  await registerPayment(ctx, pay(id, 10_000))
  expect(await registerPayment(ctx, pay(id, 10_000, { sourceKey: 'pix:E123', method: 'pix' }))).toMatchObject({
    outcome: 'credit',
    principalCents: 0,
    creditCents: 10_000,
  })
  expect(await balancesOf(ctx)).toEqual({ cash: 20_000, receivable: 0, revenue: -10_000, client_credit: -10_000 })
})

test('money of a client without an invoice waits as credit; money of nobody is the caller’s to keep', async ({
  ctx,
}) => {
  const client = await makeClient(ctx)
  expect(await registerPayment(ctx, pay(null, 3_000, { clientId: client.id }))).toMatchObject({
    outcome: 'credit',
    creditCents: 3_000,
  })
  await expect(registerPayment(ctx, pay(null, 3_001))).rejects.toMatchObject({ status: 422 })
  await expect(registerPayment(ctx, pay(client.id, 3_002))).rejects.toMatchObject({
    status: 404,
    code: 'invoice-not-found',
  })
})

test('a credit larger than the invoice pays it whole at issue and the rest stays', async ({ ctx }) => {
  const client = await makeClient(ctx)
  await registerPayment(ctx, pay(null, 15_000, { clientId: client.id }))
  expect(await makeInvoice(ctx, { clientId: client.id, amountCents: 9_990 })).toMatchObject({
    status: 'paid',
    openCents: 0,
  })
  expect(await balancesOf(ctx)).toEqual({ cash: 15_000, receivable: 0, revenue: -9_990, client_credit: -5_010 })
})

test('an avulso invoice needs a positive total, a date to come and a client of the house', async ({ ctx }) => {
  const { clientId } = await makeInvoice(ctx)
  const items = [{ description: 'Cabo', amountCents: 0, kind: 'equipment' as const }]
  const wrong = { clientId, reason: 'equipment' as const, items, dueOn: '2026-02-10' }
  await expect(issueInvoice(ctx, wrong)).rejects.toMatchObject({ extra: { errors: [{ pointer: '/items' }] } })
  await expect(makeInvoice(ctx, { clientId: ctx.companyId })).rejects.toMatchObject({
    status: 404,
    code: 'client-not-found',
  })
})
