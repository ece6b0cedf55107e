import { sql, type Insertable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import type { NoticeRow } from './store.ts'

export type NewNoticeRow = Insertable<DB['dunning.notices']>

/**
 * Writes e-mail notices, or writes failed ones anew with their new dates. What is pending or delivered stays as it is: the natural key
 * (title, channel) lets a run be repeated. Gives the notices written now.
 */
export const writeNotices = async (
  ctx: Ctx,
  rows: readonly NewNoticeRow[],
): Promise<Pick<NoticeRow, 'id' | 'invoiceId' | 'status'>[]> => {
  if (rows.length === 0) return []
  return await ctx.db
    .insertInto('dunning.notices')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns(['invoiceId', 'channel'])
        .doUpdateSet(({ ref }) => ({
          recipient: ref('excluded.recipient'),
          subject: ref('excluded.subject'),
          body: ref('excluded.body'),
          suspendFrom: ref('excluded.suspendFrom'),
          status: ref('excluded.status'),
          writtenOn: ref('excluded.writtenOn'),
          lastError: ref('excluded.lastError'),
          attempts: 0,
          round: sql<number>`case when notices.recipient is distinct from excluded.recipient then 1 else notices.round + 1 end`,
        }))
        .where('dunning.notices.status', 'in', ['failed', 'withdrawn']),
    )
    .returning(['id', 'invoiceId', 'status'])
    .execute()
}

export const insertNotice = (ctx: Ctx, row: NewNoticeRow) =>
  ctx.db
    .insertInto('dunning.notices')
    .values(row)
    .onConflict((conflict) => conflict.columns(['invoiceId', 'channel']).doNothing())
    .returningAll()
    .executeTakeFirst()

export const findNotice = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('dunning.notices')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .executeTakeFirst()

type NoticeChanges = Partial<
  Pick<
    NoticeRow,
    | 'status'
    | 'subject'
    | 'body'
    | 'suspendFrom'
    | 'writtenOn'
    | 'attempts'
    | 'lastError'
    | 'deliveredOn'
    | 'deliveredAt'
    | 'evidence'
  >
>

/** Changes a notice that still waits; what another process closed meanwhile stays closed. */
export const updatePendingNotice = (ctx: Ctx, id: string, changes: NoticeChanges) =>
  ctx.db
    .updateTable('dunning.notices')
    .set(changes)
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute()
