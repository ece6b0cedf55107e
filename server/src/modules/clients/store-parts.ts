import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { AddressRole } from './schemas.ts'

export type AddressRow = Omit<Selectable<DB['clients.addresses']>, 'roles'> & { roles: AddressRole[] }
export type ContactRow = Selectable<DB['clients.contacts']>

const withRoles = (row: Selectable<DB['clients.addresses']>): AddressRow => ({
  ...row,
  roles: row.roles.map((role) => AddressRole.parse(role)),
})

export const insertAddress = async (ctx: Ctx, values: Insertable<DB['clients.addresses']>): Promise<AddressRow> =>
  withRoles(await ctx.db.insertInto('clients.addresses').values(values).returningAll().executeTakeFirstOrThrow())

const addressesOf = (ctx: Ctx, clientId: string) =>
  ctx.db
    .selectFrom('clients.addresses')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)

export const listAddresses = async (ctx: Ctx, clientId: string): Promise<AddressRow[]> =>
  (await addressesOf(ctx, clientId).orderBy('id').execute()).map(withRoles)

export const lockAddress = async (ctx: Ctx, clientId: string, id: string): Promise<AddressRow | undefined> => {
  const row = await addressesOf(ctx, clientId).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && withRoles(row)
}

export const updateAddress = async (
  ctx: Ctx,
  id: string,
  values: Updateable<DB['clients.addresses']>,
): Promise<AddressRow> =>
  withRoles(
    await ctx.db
      .updateTable('clients.addresses')
      .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
      .where('companyId', '=', ctx.companyId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )

/** Undefined when the client has this contact already. */
export const insertContact = (ctx: Ctx, values: Insertable<DB['clients.contacts']>): Promise<ContactRow | undefined> =>
  ctx.db
    .insertInto('clients.contacts')
    .values(values)
    .onConflict((conflict) => conflict.columns(['clientId', 'channel', 'value']).doNothing())
    .returningAll()
    .executeTakeFirst()

export const listContacts = (ctx: Ctx, clientId: string): Promise<ContactRow[]> =>
  ctx.db
    .selectFrom('clients.contacts')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .orderBy('id')
    .execute()

export const lockContact = (ctx: Ctx, clientId: string, id: string): Promise<ContactRow | undefined> =>
  ctx.db
    .selectFrom('clients.contacts')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateContact = (ctx: Ctx, id: string, values: Updateable<DB['clients.contacts']>): Promise<ContactRow> =>
  ctx.db
    .updateTable('clients.contacts')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const deleteContact = (ctx: Ctx, id: string) =>
  ctx.db.deleteFrom('clients.contacts').where('companyId', '=', ctx.companyId).where('id', '=', id).execute()
