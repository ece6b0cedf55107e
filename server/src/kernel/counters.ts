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
