import { sql } from 'kysely'
import { expect } from 'vitest'
import { changePlan, resumeContract, suspendContract } from '#modules/contracts'
import { atDay, makePlan, test } from '#testing'
import { cancelInvoice } from './cancel-invoice.ts'
import { changeSettings } from './change-settings.ts'
import { checkLedger } from './check-ledger.ts'
import { getRun } from './get-run.ts'
import { listRuns } from './list-runs.ts'
import { listUnbilled } from './list-unbilled.ts'
import { registerPayment } from './register-payment.ts'
import { runRecurring } from './run-recurring.ts'
import { billFor, contractOf, invoicesOf, price } from './run-fixtures.ts'
import { openRun } from './store-run.ts'

test('a month is billed once, however often the run is repeated', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  const run = await billFor(ctx, '2026-02-10')
  expect(run).toMatchObject({ invoiceCount: 1, amountCents: price, parkedCount: 0 })
  expect(await billFor(ctx, '2026-02-10')).toMatchObject({ invoiceCount: 0, amountCents: 0 })
  expect(await invoicesOf(ctx, id)).toMatchObject([
    {
      reason: 'recurring',
      issuedOn: '2026-01-31',
      dueOn: '2026-02-10',
      period: { from: '2026-01-10', to: '2026-02-10' },
      finePpm: 20_000,
      items: [{ kind: 'recurring', quantityDays: 31, amountCents: price }],
    },
  ])
  expect((await checkLedger(ctx, { on: '2026-12-31' })).isSound).toBe(true)
})

test('the daily job bills what falls due within the days ahead and tells who must know', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  expect(await runRecurring(atDay(ctx, '2026-01-30'))).toMatchObject({ invoiceCount: 0 })
  await changeSettings(ctx, { daysAhead: 11 })
  expect(await runRecurring(atDay(ctx, '2026-01-30'))).toMatchObject({ invoiceCount: 1 })
  const [invoice] = await invoicesOf(ctx, id)
  const events = await ctx.db
    .selectFrom('kernel.events')
    .select('payload')
    .where('companyId', '=', ctx.companyId)
    .where('name', '=', 'billing.invoices-issued')
    .execute()
  expect(events).toEqual([{ payload: { invoiceIds: [invoice?.id] } }])
})

test('a rehearsal answers what the run would do and leaves nothing', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  const preview = await ctx.rehearse((ctx) => billFor(ctx, '2026-02-10'))
  expect(preview).toMatchObject({ invoiceCount: 1, amountCents: price })
  expect(await invoicesOf(ctx, id)).toEqual([])
  expect((await listRuns(ctx, { limit: 10 })).items).toEqual([])
  expect(await billFor(ctx, '2026-02-10')).toMatchObject({ invoiceCount: 1 })
  expect(await invoicesOf(ctx, id)).toMatchObject([{ number: 1 }])
})

test('a run that was killed goes on as itself, and a later one ends those it has overtaken', async ({ ctx }) => {
  await contractOf(ctx)
  const killed = await openRun(ctx, '2026-02-10')
  expect((await listRuns(ctx, { limit: 10 })).items).toMatchObject([{ id: killed, state: 'unfinished' }])
  expect((await billFor(ctx, '2026-02-10')).runId).toBe(killed)
  expect(await getRun(ctx, { id: killed })).toMatchObject({ state: 'done', invoiceCount: 1, amountCents: price })
  const earlier = await openRun(ctx, '2026-02-28')
  const later = await openRun(ctx, '2026-05-10')
  await billFor(ctx, '2026-03-10')
  const states = new Map((await listRuns(ctx, { limit: 10 })).items.map(({ id, state }) => [id, state]))
  expect([states.get(earlier), states.get(later)]).toEqual(['done', 'unfinished'])
})

test('an activation in mid-cycle is billed by day and a short one joins the next invoice', async ({ ctx }) => {
  const long = await contractOf(atDay(ctx, '2026-01-26'))
  const short = await contractOf(atDay(ctx, '2026-02-05'))
  await billFor(ctx, '2026-02-10')
  await billFor(ctx, '2026-03-10')
  expect(await invoicesOf(ctx, long.id)).toMatchObject([
    { reason: 'proration', amountCents: 4_839, items: [{ kind: 'proration', quantityDays: 15 }] },
    { reason: 'recurring', amountCents: price },
  ])
  expect(await invoicesOf(ctx, short.id)).toMatchObject([
    {
      reason: 'recurring',
      dueOn: '2026-03-10',
      amountCents: 1_613 + price,
      items: [
        { kind: 'proration', amountCents: 1_613 },
        { kind: 'recurring', amountCents: price },
      ],
    },
  ])
})

test('a plan change inside the period splits the amount by days', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  const { plan } = await makePlan(ctx, { version: { priceCents: 15_000 } })
  await changePlan(atDay(ctx, '2026-01-25'), { contractId: id, planId: plan.id, reason: 'Mais velocidade' })
  await billFor(ctx, '2026-02-10')
  expect(await invoicesOf(ctx, id)).toMatchObject([
    { amountCents: 4_839 + 7_742, items: [{ amountCents: 4_839 }, { amountCents: 7_742 }] },
  ])
})

test('a plan changed after its days were billed is settled by day in the next invoice, once', async ({ ctx }) => {
  const [up, down] = [await contractOf(ctx), await contractOf(ctx)]
  const dearer = await makePlan(ctx, { version: { priceCents: 15_000 } })
  const cheaper = await makePlan(ctx, { version: { priceCents: 4_000 } })
  await billFor(ctx, '2026-02-10')
  const later = atDay(ctx, '2026-02-03')
  await changePlan(later, { contractId: up.id, planId: dearer.plan.id, reason: 'Mais velocidade' })
  await changePlan(later, { contractId: down.id, planId: cheaper.plan.id, reason: 'Menos velocidade' })
  await suspendContract(atDay(ctx, '2026-02-05'), { contractId: up.id, kind: 'administrative', reason: 'Obra' })
  await resumeContract(atDay(ctx, '2026-02-08'), { contractId: up.id, reason: 'Pronto' })
  for (const dueOn of ['2026-03-10', '2026-04-10']) await billFor(ctx, dueOn)
  const items = (await invoicesOf(ctx, up.id)).map((invoice) =>
    invoice.items.map(({ kind, amountCents }) => [kind, amountCents]),
  )
  expect(items[1]).toEqual([
    ['plan_difference', 323],
    ['suspension_credit', -968],
    ['plan_difference', 323],
    ['recurring', 15_000],
  ])
  expect(items[2]).toEqual([['recurring', 15_000]])
  expect((await invoicesOf(ctx, down.id)).map(({ amountCents }) => amountCents)).toEqual([price, 4_000 - 1_355, 4_000])
})

test('the price agreed with the client wins over the plan', async ({ ctx }) => {
  const { id } = await contractOf(ctx, { priceCents: 7_990 })
  await billFor(ctx, '2026-02-10')
  expect(await invoicesOf(ctx, id)).toMatchObject([{ amountCents: 7_990 }])
})

test('suspended days are given back by the next invoice, each once, up to the day of issue', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  await suspendContract(atDay(ctx, '2026-01-28'), { contractId: id, kind: 'administrative', reason: 'Obra no prédio' })
  await billFor(ctx, '2026-02-10')
  await resumeContract(atDay(ctx, '2026-02-15'), { contractId: id, reason: 'Voltou' })
  await billFor(ctx, '2026-03-10')
  await billFor(ctx, '2026-04-10')
  const [first, second, third] = await invoicesOf(ctx, id)
  expect(first).toMatchObject({
    amountCents: price - 968,
    items: [
      { kind: 'recurring' },
      {
        kind: 'suspension_credit',
        period: { from: '2026-01-28', to: '2026-01-31' },
        quantityDays: 3,
        amountCents: -968,
      },
    ],
  })
  expect(second?.items.filter(({ kind }) => kind === 'suspension_credit')).toMatchObject([
    { period: { from: '2026-01-31', to: '2026-02-10' }, amountCents: -3_226 },
    { period: { from: '2026-02-10', to: '2026-02-15' }, amountCents: -1_786 },
  ])
  expect(third).toMatchObject({ amountCents: price })
})

test('courtesy, demonstration and a price of zero give no invoice but their days count as billed', async ({ ctx }) => {
  const courtesy = await contractOf(ctx, { modality: 'courtesy' })
  const free = await contractOf(ctx, { priceCents: 0 })
  expect(await billFor(ctx, '2026-02-10')).toMatchObject({ invoiceCount: 0, parkedCount: 0 })
  const cycles = await ctx.db
    .selectFrom('billing.cycles')
    .select(['contractId', 'billedUntil'])
    .where('companyId', '=', ctx.companyId)
    .execute()
  expect(new Map(cycles.map((row) => [row.contractId, row.billedUntil]))).toEqual(
    new Map([
      [courtesy.id, '2026-02-10'],
      [free.id, '2026-02-10'],
    ]),
  )
  expect((await listUnbilled(ctx, { month: '2026-02', limit: 50 })).items.map(({ reason }) => reason)).toEqual([
    'courtesy',
    'free',
  ])
})

test('a cancelled invoice that releases its period is billed again, one that keeps it is not', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  await billFor(ctx, '2026-02-10')
  await billFor(ctx, '2026-03-10')
  const [first, second] = await invoicesOf(ctx, id)
  await cancelInvoice(ctx, { invoiceId: first?.id ?? '', reason: 'Valor errado', releasesPeriod: true })
  await cancelInvoice(ctx, { invoiceId: second?.id ?? '', reason: 'Cortesia', releasesPeriod: false })
  await billFor(ctx, '2026-03-10')
  const [, , third, ...others] = await invoicesOf(ctx, id)
  expect(third).toMatchObject({ period: { from: '2026-01-10', to: '2026-02-10' }, status: 'open' })
  expect(others).toEqual([])
  await billFor(ctx, '2026-04-10')
  expect((await invoicesOf(ctx, id)).at(-1)).toMatchObject({ period: { from: '2026-03-10', to: '2026-04-10' } })
  expect((await checkLedger(ctx, { on: '2026-12-31' })).isSound).toBe(true)
})

test('the run pays new invoices with the client’s credit', async ({ ctx }) => {
  const { id, clientId } = await contractOf(ctx)
  await registerPayment(ctx, {
    sourceKey: 'pix:1',
    method: 'pix',
    invoiceId: null,
    clientId,
    paidOn: '2026-01-10',
    receivedCents: 12_000,
  })
  await billFor(ctx, '2026-02-10')
  await billFor(ctx, '2026-03-10')
  expect(await invoicesOf(ctx, id)).toMatchObject([
    { status: 'paid', payments: [{ method: 'credit', receivedCents: price }] },
    { status: 'open', openCents: 8_000 },
  ])
  expect((await checkLedger(ctx, { on: '2026-12-31' })).isSound).toBe(true)
})

test('the due date of the database and of the rules is the same', async ({ ctx }) => {
  const { nextDueOn } = await import('./rules/due-dates.ts')
  const { rows } = await sql<{ after: string; dueDay: number; due: string }>`
    select d::date as after, n as due_day, billing.due_after(d::date, n) as due
    from generate_series('2023-12-25'::date, '2024-04-05', '1 day') d, generate_series(1, 31) n`.execute(ctx.db)
  expect(rows.length).toBeGreaterThan(3_000)
  for (const { after, dueDay, due } of rows)
    expect([after, dueDay, nextDueOn(after, dueDay)]).toEqual([after, dueDay, due])
})
