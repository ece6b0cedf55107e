import { addDays, addMonths, daysBetween, type CivilDate } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { addUp, type CashSums } from './rules/cash.ts'
import { spanOf, monthOf } from './rules/months.ts'
import type { CashQuery } from './schemas.ts'
import {
  listAccountNames,
  sumCredits,
  sumExpected,
  sumPayments,
  sumTills,
  type CashRow,
  type TillRow,
} from './views-cash.ts'

const maxDays = 100

/**
 * What the days from `from` to `to` (the present month) bring: open titles by due date, payments by the day they were made, what the
 * banks kept, and what they credit by the day they credit it. The portador is the title's own; credit spent is not money.
 * 422 when `to` is before `from` or more than 100 days after it.
 */
export async function getCashPosition(ctx: Ctx, query: z.output<typeof CashQuery>) {
  const { from, to } = readSpan(ctx, query)
  const span = { ...query, from, to }
  const rows = [
    ...(await sumPayments(ctx, span)),
    ...(await sumCredits(ctx, span)),
    ...(query.method === undefined && query.receiptPointId === undefined ? await sumExpected(ctx, span) : []),
  ]
  const names = await listAccountNames(ctx)
  const sources = groupBy(rows, ({ accountId, method }) => `${accountId} ${method}`).map(toPart)
  return {
    from,
    to,
    today: ctx.today,
    totals: addUp(rows),
    days: toDays(ctx, { from, to }, rows),
    sources: sources
      .map((part) => ({ ...part, accountName: part.accountId === null ? null : (names.get(part.accountId) ?? null) }))
      .toSorted(byPortador),
    receiptPoints: toTills(await sumTills(ctx, span)),
  }
}

type Source = CashSums & { accountName: string | null }

const byPortador = (one: Source, other: Source) =>
  (one.accountName ?? '').localeCompare(other.accountName ?? '', 'pt-BR') || other.receivedCents - one.receivedCents

/** Each receipt point with its days, in the order of the rows. */
const toTills = (rows: readonly TillRow[]) =>
  [...Map.groupBy(rows, ({ receiptPointId }) => receiptPointId)].map(([receiptPointId, own]) => ({
    receiptPointId,
    name: own[0]?.name ?? '',
    receivedCount: own.reduce((sum, row) => sum + row.receivedCount, 0),
    receivedCents: own.reduce((sum, row) => sum + row.receivedCents, 0),
    days: own.map(({ day, receivedCount, receivedCents }) => ({ day, receivedCount, receivedCents })),
  }))

function readSpan({ today }: Ctx, { from, to }: z.output<typeof CashQuery>) {
  const start = from ?? (to === undefined ? spanOf(monthOf(today)).from : addMonths(to, -1))
  const end = to ?? addDays(addMonths(start, 1), -1)
  if (end < start) throw invalid('/to', 'O último dia não pode ser anterior ao primeiro.')
  if (daysBetween(start, end) > maxDays) throw invalid('/to', `Escolha no máximo ${maxDays} dias.`)
  return { from: start, to: end }
}

function toDays(ctx: Ctx, { from, to }: { from: CivilDate; to: CivilDate }, rows: readonly CashRow[]) {
  const byDay = new Map(groupBy(rows, ({ day }) => day).map((group) => [group[0].day, group]))
  let [balanceCents, forecastCents] = [0, 0]
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
    const day = addDays(from, index)
    const own = byDay.get(day) ?? []
    const sums = addUp(own)
    balanceCents += sums.creditedCents
    forecastCents += sums.creditedCents + (day >= ctx.today ? sums.expectedCents : 0)
    const parts = groupBy(own, ({ accountId, method }) => `${accountId} ${method}`).map(toPart)
    return { day, ...sums, balanceCents, forecastCents, parts }
  })
}

type Group = [CashRow, ...CashRow[]]

const toPart = (group: Group): Pick<CashRow, 'accountId' | 'method'> & CashSums => {
  const { accountId, method } = group[0]
  return { accountId, method, ...addUp(group) }
}

function groupBy(rows: readonly CashRow[], keyOf: (row: CashRow) => string): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return [...groups.values()]
}
