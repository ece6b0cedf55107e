import { addDays, addMonths, nextBankDay } from '@open-sgp/brasil'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { openApp } from '#testing'
import { checkAccess } from './check-access.ts'
import { checkBooks } from './check-books.ts'
import { beginLife, ctxOf, joinSubscriber, liveDay, liveDays, type Life } from './life.ts'
import { createMovingClock } from './moving-clock.ts'

const firstDay = '2026-01-05'
const subscriberCount = 200
const months = Array.from({ length: 12 }, (_, index) => index + 1)

let app: App
let life: Life

beforeAll(async () => {
  const clock = createMovingClock(firstDay)
  app = await openApp({ clock: clock.now })
  life = await beginLife(app.work, clock, 41)
  for (let index = 0; index < subscriberCount; index++) await joinSubscriber(life, index % 40)
}, 120_000)

afterAll(() => app.close())

test.each(months)(
  'month %i closes: books to the centavo, nothing billed twice, every access as the rules say',
  { timeout: 120_000 },
  async (month) => {
    const from = addMonths(firstDay, month - 1)
    const to = addDays(addMonths(firstDay, month), -1)
    await liveDays(life, from, to)
    expect((await checkBooks(ctxOf(life))).differences).toEqual([])
    expect(await billedTwice(life)).toEqual([])
    // Suspension falls on bank days only: on others the evening does not tell.
    if (nextBankDay(to) === to) expect(await checkAccess(ctxOf(life))).toEqual([])
  },
)

test('the year had all of it: late payments, notices, suspensions, trust, double payments, cancellations', async () => {
  const { totals } = await checkBooks(ctxOf(life))
  expect(totals.invoiceCount).toBeGreaterThan(subscriberCount * 10)
  expect(Math.min(totals.fineCents, totals.interestCents, totals.creditCents)).toBeGreaterThan(0)
  expect(Math.min(life.deeds.unlocks, life.deeds.cancellations, life.deeds.boleto, life.deeds.pix)).toBeGreaterThan(2)
  expect(await count(life, 'contracts.suspensions')).toBeGreaterThan(20)
})

test('living a day again changes nothing', async () => {
  const before = await footprint(life)
  const day = addDays(addMonths(firstDay, 12), -1)
  life.subscribers.length = 0
  await liveDay(life, day)
  expect(await footprint(life)).toEqual(before)
})

async function billedTwice({ work, provider }: Life) {
  const { rows } = await sql`
    select contract_id, lower(period) as starts_on, kind, count(*)::int from billing.charges
    where company_id = ${provider.companyId} and not is_void and kind in ('recurring', 'proration', 'final')
    group by 1, 2, 3 having count(*) > 1`.execute(work.runtime.db)
  return rows
}

async function count({ work }: Life, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
    work.runtime.db,
  )
  return rows[0]?.count ?? 0
}

const watched = [
  'billing.invoices',
  'billing.payments',
  'billing.ledger',
  'banking.boletos',
  'dunning.notices',
  'contracts.suspensions',
  'contracts.events',
]

const footprint = async (life: Life) =>
  Object.fromEntries(await Promise.all(watched.map(async (table) => [table, await count(life, table)])))
