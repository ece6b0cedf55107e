import { sql, type Insertable, type Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { newId } from '#kernel/ids'
import { recordsOf } from './bulk.ts'

export type RemessaRow = Selectable<DB['banking.remessas']>
export type Command = DB['banking.instructions']['command']

/** Orders for the next remessa. An order that already waits or was sent is not repeated. */
export async function insertInstructions(
  ctx: Ctx,
  command: Command,
  boletos: readonly { id: string; accountId: string }[],
): Promise<void> {
  if (boletos.length === 0) return
  const { companyId, now: createdAt } = ctx
  const { columns, records } = recordsOf(
    'banking.instructions',
    boletos.map(({ id: boletoId, accountId }) => ({
      id: newId(),
      companyId,
      accountId,
      boletoId,
      command,
      status: 'pending',
      createdAt,
    })),
  )
  await sql`insert into banking.instructions (${columns}) select ${columns} from ${records} on conflict do nothing`.execute(
    ctx.db,
  )
}

/** Orders that never left are not sent any more. */
export const dropPendingInstructions = (ctx: Ctx, boletoIds: readonly string[]) =>
  ctx.db
    .updateTable('banking.instructions')
    .set({ status: 'dropped' })
    .where('companyId', '=', ctx.companyId)
    .where('boletoId', '=', sql<string>`any(${boletoIds})`)
    .where('status', '=', 'pending')
    .execute()

export const insertRemessa = (
  ctx: Ctx,
  values: Omit<Insertable<DB['banking.remessas']>, 'companyId'>,
): Promise<RemessaRow> =>
  ctx.db
    .insertInto('banking.remessas')
    .values({ ...values, companyId: ctx.companyId })
    .returningAll()
    .executeTakeFirstOrThrow()

/** The orders are in the file, and the boletos that it registers are on their way. */
export async function markSent(ctx: Ctx, remessaId: string, instructionIds: readonly string[]): Promise<void> {
  await ctx.db
    .updateTable('banking.instructions')
    .set({ status: 'sent', remessaId })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', sql<string>`any(${instructionIds})`)
    .execute()
  await sql`update banking.boletos b set status = 'sent' from banking.instructions i
    where i.remessa_id = ${remessaId} and i.company_id = ${ctx.companyId} and i.command = 'register'
      and b.id = i.boleto_id and b.status = 'pending'`.execute(ctx.db)
}

export const findRemessa = (ctx: Ctx, id: string): Promise<RemessaRow | undefined> =>
  ctx.db
    .selectFrom('banking.remessas')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .executeTakeFirst()
