import { sql, type InsertObject, type Selectable, type UpdateObject } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

/** Without the sealed secret: nothing that reads a router gets at it by accident. */
export type NasRow = Omit<Selectable<DB['radius.nas']>, 'secretSealed'>
export type LoginRow = Omit<Selectable<DB['radius.logins']>, 'passwordSealed'>

export const nasColumns = [
  'id',
  'companyId',
  'name',
  'network',
  'type',
  'coaPort',
  'acceptsCoa',
  'requireMessageAuthenticator',
  'disconnectsPerSecond',
  'interimSeconds',
  'blockedPool',
  'blockedList',
  'blockedKbps',
  'isEnabled',
  'version',
  'createdAt',
  'updatedAt',
] as const
export const loginColumns = [
  'id',
  'companyId',
  'contractId',
  'username',
  'fixedIpv4',
  'wanIpv6Prefix',
  'delegatedIpv6Prefix',

  'routedNetworks',
  'macLock',
  'nasLockId',
  'maxSessions',
  'isEnabled',
  'version',
  'createdAt',
  'updatedAt',
] as const

/** What the form gives as a network may have host bits: PostgreSQL's cidr refuses them. */
export const networkOf = (text: string) => sql<string>`network(${text}::inet)`
export const networksOf = (texts: readonly string[]) =>
  sql<string[]>`coalesce((select array_agg(network(n::inet)) from unnest(${[...texts]}::text[]) n), '{}')`

export const insertNas = (ctx: Ctx, values: InsertObject<DB, 'radius.nas'>): Promise<NasRow> =>
  ctx.db.insertInto('radius.nas').values(values).returning(nasColumns).executeTakeFirstOrThrow()

export const findNas = (ctx: Ctx, id: string): Promise<NasRow | undefined> =>
  ctx.db
    .selectFrom('radius.nas')
    .select(nasColumns)
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .executeTakeFirst()

export const lockNas = (ctx: Ctx, id: string): Promise<NasRow | undefined> =>
  ctx.db
    .selectFrom('radius.nas')
    .select(nasColumns)
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateNas = (ctx: Ctx, id: string, changes: UpdateObject<DB, 'radius.nas'>): Promise<NasRow> =>
  ctx.db
    .updateTable('radius.nas')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returning(nasColumns)
    .executeTakeFirstOrThrow()

export const insertLogin = (ctx: Ctx, values: InsertObject<DB, 'radius.logins'>): Promise<LoginRow> =>
  ctx.db.insertInto('radius.logins').values(values).returning(loginColumns).executeTakeFirstOrThrow()

export const lockLogin = (ctx: Ctx, id: string): Promise<LoginRow | undefined> =>
  ctx.db
    .selectFrom('radius.logins')
    .select(loginColumns)
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateLogin = (ctx: Ctx, id: string, changes: UpdateObject<DB, 'radius.logins'>): Promise<LoginRow> =>
  ctx.db
    .updateTable('radius.logins')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returning(loginColumns)
    .executeTakeFirstOrThrow()

export const deleteLogin = (ctx: Ctx, id: string) =>
  ctx.db.deleteFrom('radius.logins').where('companyId', '=', ctx.companyId).where('id', '=', id).execute()
