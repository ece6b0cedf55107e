import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type DocumentRow = Selectable<DB['clients.documents']>
export type AlertRow = Selectable<DB['clients.alerts']>

export const insertDocument = (ctx: Ctx, values: Insertable<DB['clients.documents']>): Promise<DocumentRow> =>
  ctx.db.insertInto('clients.documents').values(values).returningAll().executeTakeFirstOrThrow()

const standingDocuments = (ctx: Ctx, clientId: string) =>
  ctx.db
    .selectFrom('clients.documents')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .where('removedAt', 'is', null)

/** The papers of a client that were not removed, newest first. */
export const listDocuments = (
  ctx: Ctx,
  { clientId, before, limit }: { clientId: string; before: string | undefined; limit: number },
): Promise<DocumentRow[]> =>
  standingDocuments(ctx, clientId)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const findDocument = (ctx: Ctx, clientId: string, id: string): Promise<DocumentRow | undefined> =>
  standingDocuments(ctx, clientId).where('id', '=', id).executeTakeFirst()

/** Marks a paper as removed and gives the id of its bytes; undefined when it was removed before. */
export async function markRemoved(
  ctx: Ctx,
  clientId: string,
  id: string,
  reason: string,
): Promise<DocumentRow | undefined> {
  const document = await standingDocuments(ctx, clientId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!document) return undefined
  await ctx.db
    .updateTable('clients.documents')
    .set({ fileId: null, removedAt: ctx.now, removedBy: ctx.actor.id, removeReason: reason })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()
  return document
}

export const insertAlert = (ctx: Ctx, values: Insertable<DB['clients.alerts']>): Promise<AlertRow> =>
  ctx.db.insertInto('clients.alerts').values(values).returningAll().executeTakeFirstOrThrow()

/** What is read before anything else must be short. */
export const mostAlerts = 20

/** What stands on top of a client's file, oldest first. */
export const listAlerts = (ctx: Ctx, clientId: string): Promise<AlertRow[]> =>
  ctx.db
    .selectFrom('clients.alerts')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .limit(mostAlerts)
    .execute()

/** The alert taken off now; undefined when it stands no more. */
export const takeOffAlert = (ctx: Ctx, clientId: string, id: string): Promise<AlertRow | undefined> =>
  ctx.db
    .updateTable('clients.alerts')
    .set({ removedAt: ctx.now, removedBy: ctx.actor.id })
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()
