import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'

/** Every company with its time zone: whom scheduled jobs run for. */
export const listCompanyClocks = (db: Db) =>
  db.selectFrom('company.companies').select(['id', 'timeZone']).orderBy('id').execute()

export const findCompanyByDocument = (db: Db, cnpj: string) =>
  db.selectFrom('company.companies').select(['id', 'timeZone']).where('cnpj', '=', cnpj).execute()

/** Whether a portador has ever numbered a title. */
export const hasBoletos = async (ctx: Ctx, accountId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('banking.boletos')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst()) !== undefined
