import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/**
 * Takes the next `count` human numbers of the company's series and gives the first of them.
 * Gapless: the row stays locked until the caller's transaction ends and rolls back with it. Call it late in a transaction.
 */
export async function takeNumbers(ctx: Ctx, name: string, count = 1): Promise<number> {
  const { rows } = await sql<{ lastValue: number }>`
    insert into kernel.counters as c (company_id, name, last_value) values (${ctx.companyId}, ${name}, ${count})
    on conflict (company_id, name) do update set last_value = c.last_value + ${count}
    returning last_value`.execute(ctx.db)
  const last = rows[0]?.lastValue
  if (last === undefined) throw new Error(`Counter ${name} gave no number.`)
  return last - count + 1
}

export type Counter = { name: string; lastValue: number }

/** The company's series that have begun. */
export async function listCounters(ctx: Ctx): Promise<Counter[]> {
  const { rows } = await sql<Counter>`
    select name, last_value from kernel.counters where company_id = ${ctx.companyId} order by name`.execute(ctx.db)
  return rows
}

/** Lets a series go on from a higher number; undefined when it is there or beyond already. Under the row's lock, as every taking is. */
export async function raiseCounter(ctx: Ctx, name: string, lastValue: number): Promise<Counter | undefined> {
  const { rows } = await sql<Counter>`
    insert into kernel.counters as c (company_id, name, last_value) values (${ctx.companyId}, ${name}, ${lastValue})
    on conflict (company_id, name) do update set last_value = excluded.last_value where c.last_value < excluded.last_value
    returning name, last_value`.execute(ctx.db)
  return rows[0]
}
