import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeCompany, makeContract, makeInvoice, openApp, testActor } from '#testing'
import { cancelInvoice } from './cancel-invoice.ts'
import { checkLedger } from './check-ledger.ts'
import { getInvoice } from './get-invoice.ts'
import { registerPayment } from './register-payment.ts'
import { registerPayments } from './register-payments.ts'
import { reversePayment } from './reverse-payment.ts'
import { runBilling } from './run-billing.ts'
import { lockRunCycles } from './store-undo.ts'
import { lockInvoices } from './store.ts'

let app: App
let ctx: Ctx

beforeAll(async () => {
  app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
})

afterAll(async () => {
  await app.close()
})

test('of two payments of one invoice at the same moment one settles and the other is credit', async () => {
  const { id, clientId } = await makeInvoice(ctx, { amountCents: 10_000 })
  const pay = (sourceKey: string) =>
    registerPayments(ctx, [{ sourceKey, method: 'pix', invoiceId: id, paidOn: '2026-02-10', receivedCents: 10_000 }])
  const outcomes = (await Promise.all(['a', 'b', 'c', 'd'].map(pay))).flatMap((results) =>
    results.map(({ outcome }) => outcome),
  )
  expect(outcomes.toSorted()).toEqual(['credit', 'credit', 'credit', 'settled'])
  expect(await getInvoice(ctx, { id })).toMatchObject({ status: 'paid', settledCents: 10_000 })
  expect(
    (await ctx.db.selectFrom('billing.creditBalances').selectAll().where('clientId', '=', clientId).execute())[0],
  ).toMatchObject({ balanceCents: 30_000 })
})

test('the same payment arriving twice at the same moment is booked once', async () => {
  const { id, clientId } = await makeInvoice(ctx, { amountCents: 10_000 })
  for (const invoiceId of [id, null]) {
    const payment = {
      sourceKey: `twice:${invoiceId}`,
      method: 'pix' as const,
      invoiceId,
      clientId,
      paidOn: '2026-02-10',
      receivedCents: 10_000,
    }
    const outcomes = (await Promise.all([1, 2, 3].map(() => registerPayments(ctx, [payment])))).flatMap((results) =>
      results.map(({ outcome }) => outcome),
    )
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(2)
  }
})

test('payments of the same invoices in opposite orders do not block each other', async () => {
  const invoices = await Promise.all(Array.from({ length: 6 }, () => makeInvoice(ctx, { amountCents: 1_000 })))
  const pay = (name: string, list: typeof invoices) =>
    registerPayments(
      ctx,
      list.map(({ id }) => ({
        sourceKey: `${name}:${id}`,
        method: 'boleto' as const,
        invoiceId: id,
        paidOn: '2026-02-10',
        receivedCents: 1_500,
      })),
    )
  await Promise.all([pay('there', invoices), pay('back', invoices.toReversed())])
  expect((await checkLedger(ctx, { on: '2026-12-31' })).isSound).toBe(true)
})

test('a reversal that takes credit back and a payment of the invoice it had paid wait for each other, not both', async () => {
  const { id, clientId } = await makeInvoice(ctx, { amountCents: 1_000 })
  const pay = (ctx: Ctx, invoiceId: string, receivedCents: number) =>
    registerPayment(ctx, { sourceKey: newId(), method: 'pix', invoiceId, paidOn: '2026-02-10', receivedCents })
  const { paymentId } = await pay(ctx, id, 3_000)
  const next = await makeInvoice(ctx, { clientId, amountCents: 5_000 })
  const paid = ctx.transaction(async (ctx) => {
    await lockInvoices(ctx, [next.id])
    await setTimeout(500)
    return await pay(ctx, next.id, 4_000)
  })
  await setTimeout(200)
  await Promise.all([paid, reversePayment(ctx, { paymentId, reason: 'Contestado' })])
  expect((await checkLedger(ctx, { on: '2026-12-31' })).isSound).toBe(true)
})

test('two runs at once bill every contract once', async () => {
  const contracts: string[] = []
  for (let count = 0; count < 8; count += 1) contracts.push((await makeContract(ctx)).id)
  const later = ctx.at(new Date('2026-01-31T12:00:00Z'))
  const runs = await Promise.all([1, 2, 3].map(() => runBilling(later, { dueUntil: '2026-02-10' })))
  expect(runs.reduce((sum, run) => sum + run.invoiceCount, 0)).toBe(contracts.length)
  const rows = await ctx.db
    .selectFrom('billing.invoices')
    .select(['contractId', 'number'])
    .where('reason', '=', 'recurring')
    .execute()
  expect(new Set(rows.map(({ contractId }) => contractId)).size).toBe(contracts.length)
  const numbers = await ctx.db.selectFrom('billing.invoices').select('number').orderBy('number').execute()
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1))
  expect((await checkLedger(ctx, { on: '2026-12-31' })).isSound).toBe(true)
})

test('a title that is cancelled waits for its contract before it is held, as a run and its undoing do', async () => {
  const { id } = await makeContract(ctx)
  const later = ctx.at(new Date('2026-01-31T12:00:00Z'))
  const { runId } = await runBilling(later, { dueUntil: '2026-02-10' })
  const { id: invoiceId } = await ctx.db
    .selectFrom('billing.invoices')
    .select('id')
    .where('contractId', '=', id)
    .executeTakeFirstOrThrow()
  let cancelled: Promise<unknown> = Promise.resolve()
  await ctx.transaction(async (inner) => {
    await lockRunCycles(inner, runId)
    cancelled = cancelInvoice(later, { invoiceId, reason: 'Engano', releasesPeriod: true })
    await setTimeout(300)
    await sql`select from billing.invoices where id = ${invoiceId} for update nowait`.execute(inner.db)
  })
  expect(await cancelled).toMatchObject({ status: 'cancelled' })
})
