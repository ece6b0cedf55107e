import type { Insertable, Selectable, Updateable } from 'kysely'
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

export const lockCompany = (ctx: Ctx) =>
  ctx.db.selectFrom('company.companies').selectAll().where('id', '=', ctx.companyId).forUpdate().executeTakeFirst()

export const updateCompany = (ctx: Ctx, values: Updateable<DB['company.companies']>): Promise<CompanyRow> =>
  ctx.db
    .updateTable('company.companies')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('id', '=', ctx.companyId)
    .returningAll()
    .executeTakeFirstOrThrow()

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

export const findAccountByNumbering = (ctx: Ctx, numberingKey: string) =>
  ctx.db
    .selectFrom('company.accounts')
    .select(['id', 'number', 'name'])
    .where('companyId', '=', ctx.companyId)
    .where('numberingKey', '=', numberingKey)
    .executeTakeFirst()

export const listAccounts = async (
  ctx: Ctx,
  { limit, after }: { limit: number; after: number },
): Promise<AccountRow[]> => {
  const mine = ctx.db.selectFrom('company.accounts').selectAll().where('companyId', '=', ctx.companyId)
  return (await mine.where('number', '>', after).orderBy('number').limit(limit).execute()).map(withKeys)
}

export const lockAccount = async (ctx: Ctx, id: string): Promise<AccountRow | undefined> => {
  const mine = ctx.db.selectFrom('company.accounts').selectAll().where('companyId', '=', ctx.companyId)
  const row = await mine.where('id', '=', id).forUpdate().executeTakeFirst()
  return row && withKeys(row)
}

export const updateAccount = async (
  ctx: Ctx,
  id: string,
  values: Updateable<DB['company.accounts']>,
): Promise<AccountRow> =>
  withKeys(
    await ctx.db
      .updateTable('company.accounts')
      .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
      .where('companyId', '=', ctx.companyId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
