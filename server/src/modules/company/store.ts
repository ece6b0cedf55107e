import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { BankKeys } from './schemas.ts'

export type CompanyRow = Selectable<DB['company.companies']>
export type AccountRow = Omit<Selectable<DB['company.accounts']>, 'bankKeys'> & { bankKeys: BankKeys }

const withKeys = (row: Selectable<DB['company.accounts']>): AccountRow => ({
  ...row,
  bankKeys: BankKeys.parse(row.bankKeys),
})

export const insertCompany = (ctx: Ctx, values: Insertable<DB['company.companies']>) =>
  ctx.db.insertInto('company.companies').values(values).returningAll().executeTakeFirstOrThrow()

export const findCompany = (ctx: Ctx) =>
  ctx.db.selectFrom('company.companies').selectAll().where('id', '=', ctx.companyId).executeTakeFirst()

export const insertAccount = async (ctx: Ctx, values: Insertable<DB['company.accounts']>): Promise<AccountRow> =>
  withKeys(await ctx.db.insertInto('company.accounts').values(values).returningAll().executeTakeFirstOrThrow())

export const findAccount = async (
  ctx: Ctx,
  by: { id: string } | { number: number },
): Promise<AccountRow | undefined> => {
  const mine = ctx.db.selectFrom('company.accounts').selectAll().where('companyId', '=', ctx.companyId)
  const row = await (
    'id' in by ? mine.where('id', '=', by.id) : mine.where('number', '=', by.number)
  ).executeTakeFirst()
  return row && withKeys(row)
}

export const listAccounts = async (
  ctx: Ctx,
  { limit, after }: { limit: number; after: number },
): Promise<AccountRow[]> => {
  const mine = ctx.db.selectFrom('company.accounts').selectAll().where('companyId', '=', ctx.companyId)
  return (await mine.where('number', '>', after).orderBy('number').limit(limit).execute()).map(withKeys)
}
