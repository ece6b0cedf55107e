import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#kernel/context'
import { readSetting } from '#kernel/settings'
import { defaultAccount } from '#modules/company'

/** Where who names no portador pays: the company's default while it is in use, else the first in use. An id within a query. */
export async function firstAccount(ctx: Ctx): Promise<RawBuilder<string>> {
  const preferred = await readSetting(ctx, defaultAccount)
  return sql<string>`(select id from company.accounts where company_id = ${ctx.companyId} and is_active
    order by id::text = ${preferred} desc, number limit 1)`
}
