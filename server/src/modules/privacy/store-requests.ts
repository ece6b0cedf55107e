import type { Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'

export type NewRequestRow = {
  number: number
  clientId: string | null
  requesterName: string
  requesterContact: string
  kind: string
  details: string
  receivedOn: string
  dueOn: string
}

export const insertRequest = (ctx: Ctx, request: NewRequestRow) =>
  ctx.db
    .insertInto('privacy.requests')
    .values({ ...request, id: newId(), companyId: ctx.companyId, createdAt: ctx.now, createdBy: ctx.actor.id })
    .returningAll()
    .executeTakeFirstOrThrow()

export const lockRequest = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('privacy.requests')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const updateRequest = (ctx: Ctx, id: string, values: Updateable<DB['privacy.requests']>) =>
  ctx.db
    .updateTable('privacy.requests')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const listRequestRows = (
  ctx: Ctx,
  { status, before, limit }: { status: string | undefined; before: string | undefined; limit: number },
) =>
  ctx.db
    .selectFrom('privacy.requests')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
