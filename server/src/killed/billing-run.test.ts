import { addDays, addMonths } from '@open-sgp/brasil'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Ctx } from '#kernel/context'
import { runBilling } from '#modules/billing'
import { createDatabase } from '#testing'
import { createChance } from '../scenarios/chance.ts'
import { checkBooks } from '../scenarios/check-books.ts'
import { checkJobs } from './check-jobs.ts'
import { endure } from './endure.ts'
import { live } from './live.ts'
import { makeManyContracts } from './make-many-contracts.ts'
import type { OrderOf } from './order.ts'
import { openTwin, openWorld, prepare, type World } from './world.ts'

const contractCount = 6_000
const billableCount = contractCount * 0.9

/** The run of month `round`, ten days before what it bills falls due. */
function monthOf(round: number) {
  const dueUntil = addMonths('2026-02-10', round)
  return { dueUntil, now: `${addDays(dueUntil, -10)}T12:00:00Z` }
}

test('the billing run, ended by kill -9 twenty times, bills everything once', { timeout: 600_000 }, async () => {
  const base = await prepare(async ({ ctx }) => void (await makeManyContracts(ctx, contractCount)))
  const orderOf = (round: number): OrderOf<'bill'> => ({ deed: 'bill', ...base, ...monthOf(round) })
  const twin = await openTwin(base)
  const calm = await live({ ...orderOf(0), url: await createDatabase(base.url) })
  const world = await openWorld(base)

  const check = async () => expect(await listFaults(world)).toEqual([])
  const rounds = await endure({ orderOf, calm, chance: createChance(20), check })
  for (let round = 0; round < rounds; round++) {
    const { now, dueUntil } = monthOf(round)
    await runBilling(twin.ctx.at(new Date(now)), { dueUntil })
  }
  const undisturbed = await resultOf(twin.ctx)
  expect(undisturbed).toMatchObject({
    invoiceCount: billableCount * rounds,
    parkedCount: contractCount - billableCount,
  })
  expect(await resultOf(world.ctx)).toEqual(undisturbed)
  await Promise.all([world.app.close(), twin.app.close()])
})

/** What may not be at any moment, however a run ended. */
async function listFaults({ app, ctx }: World): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with i as (select number, contract_id, reason, period, id, amount_cents from billing.invoices where company_id = ${ctx.companyId}),
      c as (select invoice_id, sum(amount_cents) as cents from billing.charges where company_id = ${ctx.companyId} group by 1),
      until as (select contract_id, max(upper(period)) as day from billing.charges where company_id = ${ctx.companyId} group by 1),
      e as (select jsonb_array_elements_text(payload->'invoiceIds')::uuid as id from kernel.events where name = 'billing.invoices-issued')
    select 'numbers with a gap or twice' as fault from i having count(*) <> coalesce(max(number), 0) or count(*) <> count(distinct number)
    union all select 'counter apart from the numbers' from i
      having coalesce(max(number), 0) <> coalesce((select last_value from kernel.counters where company_id = ${ctx.companyId} and name = 'invoice'), 0)
    union all select 'two invoices of one period' from (select from i group by contract_id, lower(period), reason having count(*) > 1) twice
    union all select 'invoice ' || number || ' differs from its charges' from i left join c on c.invoice_id = i.id
      where amount_cents is distinct from cents
    union all select 'contract ' || k.number || ' billed until another day than its cursor says' from billing.cycles y
      join contracts.contracts k on k.id = y.contract_id left join until u using (contract_id)
      where billed_until is distinct from coalesce(u.day, k.activated_on)
    union all select 'invoice ' || number || ' announced never or twice' from i full join e using (id)
      group by id, number having count(*) <> 1 or number is null or count(e.*) <> 1`.execute(ctx.db)
  return [...rows.map(({ fault }) => fault), ...(await checkBooks(ctx)).differences, ...(await checkJobs(app))]
}

/** All that a run leaves, in one line: what was billed to whom under which number, and who was not. */
async function resultOf({ db, companyId }: Ctx): Promise<Record<string, unknown>> {
  const { rows } = await sql<Record<string, unknown>>`
    select count(*)::int as invoice_count, sum(amount_cents)::bigint as amount_cents,
      md5(string_agg(concat_ws(' ', number, contract_id, reason, period, due_on, amount_cents, status, open_cents), ',' order by number)) as invoices,
      (select md5(string_agg(concat_ws(' ', contract_id, kind, period, amount_cents, description), ',' order by contract_id, period))
        from billing.charges where company_id = ${companyId}) as charges,
      (select count(*)::int from billing.parked_contracts where company_id = ${companyId}) as parked_count
    from billing.invoices where company_id = ${companyId}`.execute(db)
  return rows[0] ?? {}
}
