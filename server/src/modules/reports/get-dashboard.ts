import { addDays, mulDiv, type CivilDate } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { foldContracts } from './rules/contract-history.ts'
import { lastMonths, monthOf, spanOf, type MonthSpan } from './rules/months.ts'
import type { DashboardQuery } from './schemas.ts'
import { countContractsByMonth, isSetupOpen } from './views-contracts.ts'
import { sumAging, sumInvoices, sumReceipts, type DayReceipts, type DueSums } from './views-billing.ts'

/**
 * The figures of a month (the present one) beside those of the month before. Titles count in the month they fall due, money in the
 * month it was paid; `finance` and `contracts` are null without the permission to see titles and contracts.
 */
export async function getDashboard(ctx: Ctx, { month = monthOf(ctx.today) }: z.output<typeof DashboardQuery>) {
  const may = (permission: string) => ctx.actor.permissions.has(permission)
  return {
    month,
    today: ctx.today,
    finance: may('billing.invoice.read') ? await readFinance(ctx, month) : null,
    contracts: may('contracts.contract.read')
      ? { months: foldContracts(await countContractsByMonth(ctx), lastMonths(month, 12)) }
      : null,
    isSetupOpen: await isSetupOpen(ctx),
  }
}

async function readFinance(ctx: Ctx, month: string) {
  const [current, previous] = [spanOf(month), spanOf(month, -1)]
  const receipts = await sumReceipts(ctx, previous.from, current.to)
  const within = ({ from, to }: { from: CivilDate; to: CivilDate }) =>
    receipts.filter(({ day }) => day >= from && day < to)
  const figuresOf = async (span: MonthSpan) => toFigures(span, await sumInvoices(ctx, span), within(span))
  return {
    current: await figuresOf(current),
    previous: await figuresOf(previous),
    previousReceivedByNowCents: total(within(soFar(ctx, current, previous))).cents,
    receipts: within(current),
    aging: await readAging(ctx),
  }
}

/** The part of the previous month that is as old as the current one is; all of it once that is over. */
function soFar(ctx: Ctx, current: MonthSpan, previous: MonthSpan): MonthSpan {
  if (monthOf(ctx.today) !== current.month) return previous
  const end = addDays(previous.from, Number(ctx.today.slice(8)))
  return { ...previous, to: end < previous.to ? end : previous.to }
}

const total = (rows: readonly { count: number; cents: number }[]) =>
  rows.reduce((sum, { count, cents }) => ({ count: sum.count + count, cents: sum.cents + cents }), {
    count: 0,
    cents: 0,
  })

function toFigures({ month }: MonthSpan, sums: DueSums, receipts: readonly DayReceipts[]) {
  const { recurringCents, recurringCount, fallenCents, overdueCents } = sums
  return {
    month,
    billed: { count: sums.billedCount, cents: sums.billedCents },
    open: { count: sums.openCount, cents: sums.openCents },
    overdue: { count: sums.overdueCount, cents: overdueCents },
    received: total(receipts),
    averageTicketCents: recurringCount === 0 ? null : mulDiv(recurringCents, 1, recurringCount),
    delinquencyPpm: fallenCents === 0 ? null : mulDiv(overdueCents, 1_000_000, fallenCents),
  }
}

/** All that is open, by how long it has been due. Together it is what the ledger has as receivable. */
async function readAging(ctx: Ctx) {
  const { today } = ctx
  const back = (days: number) => addDays(today, -days)
  const buckets = [
    { bucket: 'not-due' as const, dueFrom: today, dueUntil: null },
    { bucket: '1-30' as const, dueFrom: back(30), dueUntil: back(1) },
    { bucket: '31-60' as const, dueFrom: back(60), dueUntil: back(31) },
    { bucket: '61-90' as const, dueFrom: back(90), dueUntil: back(61) },
    { bucket: '90+' as const, dueFrom: null, dueUntil: back(91) },
  ]
  const sums = await sumAging(ctx)
  return buckets.map((bucket) => {
    const { count = 0, cents = 0 } = sums.get(bucket.bucket) ?? {}
    return { ...bucket, count, cents }
  })
}
