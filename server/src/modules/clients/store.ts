import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'

export type ClientRow = Omit<Selectable<DB['clients.clients']>, 'searchName' | 'anonymisedAt'>
export type NewClientRow = Omit<Insertable<DB['clients.clients']>, 'searchName'>

/** All but the folded name, which only searches need. */
export const clientColumns = [
  'id',
  'companyId',
  'code',
  'kind',
  'status',
  'name',
  'tradeName',
  'socialName',
  'document',
  'rg',
  'stateRegistration',
  'ieIndicator',
  'municipalRegistration',
  'bornOn',
  'branchId',
  'version',
  'createdAt',
  'updatedAt',
] as const

/** Undefined when another client of the company holds the document. */
export const insertClient = (ctx: Ctx, values: NewClientRow): Promise<ClientRow | undefined> =>
  ctx.db
    .insertInto('clients.clients')
    .values(values)
    .onConflict((conflict) => conflict.columns(['companyId', 'document']).doNothing())
    .returning(clientColumns)
    .executeTakeFirst()

export const findClient = (ctx: Ctx, id: string): Promise<ClientRow | undefined> =>
  ctx.db
    .selectFrom('clients.clients')
    .select(clientColumns)
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The row, locked until the transaction ends: what compares versions must not race. */
export const lockClient = (ctx: Ctx, id: string): Promise<ClientRow | undefined> =>
  ctx.db
    .selectFrom('clients.clients')
    .select(clientColumns)
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const findClientByDocument = (ctx: Ctx, document: string): Promise<ClientRow | undefined> =>
  ctx.db
    .selectFrom('clients.clients')
    .select(clientColumns)
    .where('companyId', '=', ctx.companyId)
    .where('document', '=', document)
    .executeTakeFirst()

export const updateClient = (ctx: Ctx, id: string, values: Updateable<DB['clients.clients']>): Promise<ClientRow> =>
  ctx.db
    .updateTable('clients.clients')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returning(clientColumns)
    .executeTakeFirstOrThrow()

export type NewHistory = { clientId: string; kind: string; summary: string; details?: Record<string, unknown> }

export const insertHistory = (ctx: Ctx, { clientId, kind, summary, details = {} }: NewHistory) =>
  ctx.db
    .insertInto('clients.history')
    .values({
      id: newId(),
      companyId: ctx.companyId,
      clientId,
      at: ctx.now,
      actorId: ctx.actor.id,
      kind,
      summary,
      details: JSON.stringify(details),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
