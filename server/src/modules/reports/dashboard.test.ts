import { expect } from 'vitest'
import {
  adjustInvoice,
  cancelInvoice,
  checkLedger,
  grantCredit,
  registerPayment,
  reversePayment,
} from '#modules/billing'
import { cancelContract, resumeContract, suspendContract } from '#modules/contracts'
import { runBilling } from '#modules/billing'
import type { Ctx } from '#kernel/context'
import { atDay, makeContract, makeDraftContract, makeInvoice, payInvoice, test } from '#testing'
import { getCashPosition } from './get-cash-position.ts'
import { getDashboard } from './get-dashboard.ts'

const finance = async (ctx: Ctx, month?: string) => {
  const { finance } = await getDashboard(ctx, { month })
  if (!finance) throw new Error('This person may see the figures.')
  return finance
}

const pay = (ctx: Ctx, invoiceId: string, receivedCents: number, feeCents = 0, creditOn?: string) =>
  registerPayment(ctx, {
    sourceKey: `teste:${invoiceId}:${ctx.today}:${receivedCents}`,
    method: 'boleto',
    invoiceId,
    paidOn: ctx.today,
    receivedCents,
    feeCents,
    ...(creditOn !== undefined && { creditOn }),
  })

/** Two months of titles: paid, late, partly paid, overpaid, reversed, adjusted, cancelled, paid by credit. */
async function live(ctx: Ctx): Promise<Ctx> {
  const due = async (dueOn: string, amountCents: number) => await makeInvoice(ctx, { dueOn, amountCents })
  const [january, late, partly] = [
    await due('2026-01-15', 10_000),
    await due('2026-01-20', 20_000),
    await due('2026-02-05', 7_777),
  ]
  const [over, reversed, open] = [
    await due('2026-02-05', 5_000),
    await due('2026-02-10', 3_000),
    await due('2026-02-25', 9_001),
  ]
  const [adjusted, cancelled] = [await due('2026-02-12', 8_000), await due('2026-02-12', 6_000)]
  await pay(atDay(ctx, '2026-01-15'), january.id, 10_000, 190, '2026-01-16')
  const middle = atDay(ctx, '2026-02-06')
  await pay(middle, late.id, 20_700, 190, '2026-02-09')
  await pay(middle, partly.id, 777)
  await payInvoice(middle, over.id, 6_000)
  const { paymentId } = await pay(middle, reversed.id, 3_000, 190)
  await adjustInvoice(middle, { invoiceId: adjusted.id, amountCents: -501, reason: 'Cortesia' })
  await cancelInvoice(middle, { invoiceId: cancelled.id, reason: 'Engano', releasesPeriod: false })
  const now = atDay(ctx, '2026-02-20')
  await reversePayment(now, { paymentId, reason: 'Devolvido pelo banco' })
  await grantCredit(now, { clientId: open.clientId, amountCents: 1_000, reason: 'Bônus' })
  await makeInvoice(now, { clientId: open.clientId, dueOn: '2026-02-28', amountCents: 4_000 })
  return now
}

test('what was billed in a month is what was settled of it and what is open', async ({ ctx }) => {
  const { current, previous } = await finance(await live(ctx))
  expect(current.billed).toEqual({ count: 6, cents: 7_777 + 5_000 + 3_000 + 9_001 + 7_499 + 4_000 })
  expect(current.open).toEqual({ count: 5, cents: 7_000 + 3_000 + 9_001 + 7_499 + 3_000 })
  expect(current.overdue).toEqual({ count: 3, cents: 7_000 + 3_000 + 7_499 })
  expect(previous).toMatchObject({ billed: { count: 2, cents: 30_000 }, open: { count: 0, cents: 0 } })
})

test('the aging is, to the centavo, what the ledger has as receivable', async ({ ctx }) => {
  const now = await live(ctx)
  for (const day of ['2026-02-20', '2026-03-20', '2026-05-01', '2026-06-30']) {
    const at = atDay(ctx, day)
    const { aging } = await finance(at)
    const { accounts, isSound } = await checkLedger(at, { on: at.today })
    expect(isSound).toBe(true)
    expect(aging.reduce((sum, { cents }) => sum + cents, 0)).toBe(accounts.receivable)
  }
  expect((await finance(now)).aging.map(({ bucket, cents }) => [bucket, cents])).toEqual([
    ['not-due', 12_001],
    ['1-30', 17_499],
    ['31-60', 0],
    ['61-90', 0],
    ['90+', 0],
  ])
})

test('what was received is what entered the ledger: cash and what the banks kept, day by day', async ({ ctx }) => {
  const now = await live(ctx)
  const { current, previous, receipts, previousReceivedByNowCents } = await finance(now)
  const { accounts } = await checkLedger(now, { on: now.today })
  expect(previous.received.cents + current.received.cents).toBe(accounts.cash + accounts.bank_fee)
  expect(receipts).toEqual([
    { day: '2026-02-06', method: 'boleto', count: 3, cents: 24_477 },
    { day: '2026-02-06', method: 'pix', count: 1, cents: 6_000 },
    { day: '2026-02-20', method: 'boleto', count: 0, cents: -3_000 },
  ])
  expect(current.received).toEqual({ count: 4, cents: 27_477 })
  expect(previousReceivedByNowCents).toBe(10_000)
  expect((await finance(atDay(ctx, '2026-02-14'))).previousReceivedByNowCents).toBe(0)
})

test('delinquency is what is overdue of what fell due, nothing is divided by zero', async ({ ctx }) => {
  const now = await live(ctx)
  const fallen = 7_777 + 5_000 + 3_000 + 7_499
  expect((await finance(now)).current.delinquencyPpm).toBe(Math.round((17_499 * 1_000_000) / fallen))
  expect((await finance(now, '2025-01')).current).toMatchObject({ delinquencyPpm: null, averageTicketCents: null })
})

test('the average ticket is the mean monthly title, whatever else clients owe', async ({ ctx }) => {
  await makeContract(ctx, { priceCents: 9_990, activatedOn: '2026-01-10' })
  await makeContract(ctx, { priceCents: 12_990, activatedOn: '2026-01-10' })
  await runBilling(ctx, { dueUntil: '2026-02-10' })
  await makeInvoice(ctx, { dueOn: '2026-02-10', amountCents: 50_000 })
  const { current } = await finance(ctx, '2026-02')
  expect(current.averageTicketCents).toBe((9_990 + 12_990) / 2)
  expect(current.billed.count).toBe(3)
})

test('contracts at a month’s end are those that were in service that night, suspended apart', async ({ ctx }) => {
  const [one, other] = [
    await makeContract(ctx, { activatedOn: '2025-11-03' }),
    await makeContract(ctx, { activatedOn: '2025-12-31' }),
  ]
  await makeContract(ctx)
  await makeDraftContract(ctx)
  await suspendContract(ctx, { contractId: one.id, kind: 'administrative', reason: 'Vistoria' })
  await resumeContract(atDay(ctx, '2026-02-03'), { contractId: one.id, reason: 'Regularizado' })
  await suspendContract(atDay(ctx, '2026-02-04'), { contractId: one.id, kind: 'administrative', reason: 'Vistoria' })
  await cancelContract(atDay(ctx, '2026-02-10'), { contractId: one.id, reason: 'Mudança', dryRun: false })
  await suspendContract(atDay(ctx, '2026-02-11'), { contractId: other.id, kind: 'administrative', reason: 'Vistoria' })
  const { contracts } = await getDashboard(atDay(ctx, '2026-02-12'), {})
  expect(contracts?.months.slice(-4)).toEqual([
    { month: '2025-11', activeCount: 1, suspendedCount: 0, newCount: 1, endedCount: 0 },
    { month: '2025-12', activeCount: 2, suspendedCount: 0, newCount: 1, endedCount: 0 },
    { month: '2026-01', activeCount: 2, suspendedCount: 1, newCount: 1, endedCount: 0 },
    { month: '2026-02', activeCount: 1, suspendedCount: 1, newCount: 0, endedCount: 1 },
  ])
})

test('who may not see titles or contracts gets none of their figures', async ({ ctx }) => {
  const seller = {
    ...ctx,
    actor: { ...ctx.actor, permissions: new Set(['reports.dashboard.read', 'contracts.contract.read']) },
  }
  expect(await getDashboard(seller, {})).toMatchObject({ finance: null, contracts: { months: { length: 12 } } })
  const technician = { ...ctx, actor: { ...ctx.actor, permissions: new Set(['reports.dashboard.read']) } }
  expect(await getDashboard(technician, {})).toMatchObject({ finance: null, contracts: null })
})

test('the dashboard tells that the first setup is open until it ends', async ({ ctx }) => {
  expect((await getDashboard(ctx, {})).isSetupOpen).toBe(true)
  await ctx.db.insertInto('setup.closure').values({ closedAt: ctx.now, closedBy: 'teste' }).execute()
  expect((await getDashboard(ctx, {})).isSetupOpen).toBe(false)
})

test('the cash position adds up to payments and ledger to the centavo', async ({ ctx }) => {
  const now = await live(ctx)
  const position = await getCashPosition(now, { from: '2026-01-01', to: '2026-03-10' })
  const { accounts } = await checkLedger(now, { on: now.today })
  const { receivedCents, feeCents, creditedCents, expectedCents } = position.totals
  expect([receivedCents, feeCents]).toEqual([accounts.cash + accounts.bank_fee, accounts.bank_fee])
  expect(creditedCents).toBe(accounts.cash)
  expect(expectedCents).toBe(accounts.receivable)
  for (const key of ['receivedCents', 'feeCents', 'creditedCents', 'expectedCents', 'receivedCount'] as const) {
    expect(position.days.reduce((sum, day) => sum + day[key], 0)).toBe(position.totals[key])
    expect(position.sources.reduce((sum, source) => sum + source[key], 0)).toBe(position.totals[key])
    for (const day of position.days) expect(day.parts.reduce((sum, part) => sum + part[key], 0)).toBe(day[key])
  }
})

test('money is credited when the bank says, and the forecast adds what falls due from today on', async ({ ctx }) => {
  const now = await live(ctx)
  const { days } = await getCashPosition(now, { from: '2026-02-05', to: '2026-03-01' })
  const on = (day: string) => days.find((row) => row.day === day)
  expect(on('2026-02-06')).toMatchObject({ receivedCents: 30_477, feeCents: 380, creditedCents: 30_477 - 20_700 - 190 })
  expect(on('2026-02-09')).toMatchObject({ receivedCents: 0, creditedCents: 20_510, balanceCents: 30_097 })
  expect(on('2026-02-20')).toMatchObject({ creditedCents: -3_000, balanceCents: 27_097, forecastCents: 27_097 })
  expect(on('2026-02-25')).toMatchObject({ expectedCents: 9_001, balanceCents: 27_097, forecastCents: 36_098 })
  expect(on('2026-03-01')).toMatchObject({ forecastCents: 27_097 + 9_001 + 3_000 })
})

test('the cash position of a portador or a method is the part of it that it shows for it', async ({ ctx }) => {
  const now = await live(ctx)
  const span = { from: '2026-01-01', to: '2026-03-10' }
  const { sources } = await getCashPosition(now, span)
  const pix = sources.find(({ method }) => method === 'pix')
  expect((await getCashPosition(now, { ...span, method: 'pix' })).totals).toMatchObject({
    receivedCents: pix?.receivedCents,
    expectedCents: 0,
  })
  expect((await getCashPosition(now, { ...span, accountId: pix?.accountId ?? '' })).totals.receivedCents).toBe(
    sources.reduce((sum, source) => sum + source.receivedCents, 0),
  )
  await expect(getCashPosition(now, { from: '2026-01-01', to: '2026-12-31' })).rejects.toMatchObject({ status: 422 })
  await expect(getCashPosition(now, { from: '2026-02-01', to: '2026-01-31' })).rejects.toMatchObject({ status: 422 })
})
