import { sql, type Insertable, type Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { recordsOf } from './bulk.ts'
import type { BoletoRow } from './store.ts'
import type { Answer } from './verdict.ts'

export type RetornoRow = Selectable<DB['banking.retornos']>
export type RetornoLineRow = Omit<Selectable<DB['banking.retornoLines']>, 'retornoId' | 'companyId' | 'accountId'>
export type ReceiptRow = Selectable<DB['banking.unmatchedReceipts']>
type NewReceipt = Omit<Insertable<DB['banking.unmatchedReceipts']>, 'companyId' | 'receivedAt'>

/** Undefined when the company has the same bytes already. */
export const insertRetorno = (
  ctx: Ctx,
  values: Omit<Insertable<DB['banking.retornos']>, 'companyId' | 'importedAt' | 'importedBy'>,
): Promise<RetornoRow | undefined> =>
  ctx.db
    .insertInto('banking.retornos')
    .values({ ...values, companyId: ctx.companyId, importedAt: ctx.now, importedBy: ctx.actor.id })
    .onConflict((conflict) => conflict.columns(['companyId', 'sha256']).doNothing())
    .returningAll()
    .executeTakeFirst()

export const findRetornoBySha = (ctx: Ctx, sha256: Buffer): Promise<RetornoRow | undefined> =>
  ctx.db
    .selectFrom('banking.retornos')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()

export const findRetorno = (ctx: Ctx, id: string): Promise<RetornoRow | undefined> =>
  ctx.db
    .selectFrom('banking.retornos')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Last line that was posted, 0 before the first; the row stays locked: one process at a time posts a file. */
export async function lockRetorno(ctx: Ctx, id: string): Promise<number> {
  const { lastLine } = await ctx.db
    .selectFrom('banking.retornos')
    .select('lastLine')
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return lastLine
}

type PostedBefore = { fingerprint: string; fileName: string; line: number }

/** Which records were posted already, by whatever file and under whichever of these accounts. */
export async function findPosted(
  ctx: Ctx,
  accountIds: readonly string[],
  fingerprints: readonly string[],
): Promise<PostedBefore[]> {
  const { rows } = await sql<PostedBefore>`
    select l.fingerprint, r.file_name, l.line from unnest(${accountIds}::uuid[]) as a (id) cross join unnest(${fingerprints}::text[]) as f (fingerprint)
    cross join lateral (
      select fingerprint, line, retorno_id from banking.retorno_lines
      where company_id = ${ctx.companyId} and account_id = a.id and fingerprint = f.fingerprint limit 1) l
    join banking.retornos r on r.id = l.retorno_id`.execute(ctx.db)
  return rows
}

/** Writes the lines of a batch and adds them to the retorno's sums. */
export async function insertLines(
  ctx: Ctx,
  { id, accountId }: Pick<RetornoRow, 'id' | 'accountId'>,
  lines: readonly (RetornoLineRow & { paidCents: number })[],
): Promise<void> {
  const { companyId } = ctx
  const rows = lines.map(({ paidCents: _paidCents, ...line }) => ({ ...line, retornoId: id, companyId, accountId }))
  const { columns, records } = recordsOf('banking.retorno_lines', rows)
  await sql`insert into banking.retorno_lines (${columns}) select ${columns} from ${records}`.execute(ctx.db)
  const posted = lines.filter((line) => line.paymentId !== null)
  const paidCents = posted.reduce((sum, line) => sum + line.paidCents, 0)
  await sql`update banking.retornos set last_line = ${lines.at(-1)?.line ?? 0}, line_count = line_count + ${lines.length}, posted_count = posted_count + ${posted.length}, paid_cents = paid_cents + ${paidCents}
    where id = ${id} and company_id = ${companyId}`.execute(ctx.db)
}

export const finishRetorno = (ctx: Ctx, id: string) =>
  ctx.db
    .updateTable('banking.retornos')
    .set({ finishedAt: ctx.now })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .execute()

/** The bank's answers to orders that were sent. */
export async function answerInstructions(ctx: Ctx, answers: readonly (Answer & { boletoId: string })[]): Promise<void> {
  const alike = Map.groupBy(answers, ({ command, status, text }) => JSON.stringify([command, status, text]))
  for (const group of alike.values()) {
    const [first] = group
    if (first)
      await ctx.db
        .updateTable('banking.instructions')
        .set({ status: first.status, answer: first.text, answeredAt: ctx.now })
        .where('companyId', '=', ctx.companyId)
        .where('boletoId', '=', sql<string>`any(${group.map(({ boletoId }) => boletoId)})`)
        .where('command', '=', first.command)
        .where('status', '=', 'sent')
        .execute()
  }
}

export type BoletoChange = { boletoId: string; status: BoletoRow['status']; rejectReason: string | null }

/** New states of boletos as the bank tells them. What never left for a boleto that ended is not sent any more. */
export async function changeBoletos(ctx: Ctx, changes: readonly BoletoChange[]): Promise<void> {
  const alike = Map.groupBy(changes, ({ status, rejectReason }) => JSON.stringify([status, rejectReason]))
  for (const group of alike.values()) {
    const [first] = group
    if (first)
      await changeAlike(
        ctx,
        group.map(({ boletoId }) => boletoId),
        first,
      )
  }
}

async function changeAlike(ctx: Ctx, ids: readonly string[], { status, rejectReason }: BoletoChange): Promise<void> {
  const isRegistered = status === 'registered'
  await ctx.db
    .updateTable('banking.boletos')
    .set({ status, ...(rejectReason !== null && { rejectReason }), ...(isRegistered && { registeredAt: ctx.now }) })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  let pending = ctx.db
    .updateTable('banking.instructions')
    .set({ status: 'dropped' })
    .where('companyId', '=', ctx.companyId)
    .where('boletoId', '=', sql<string>`any(${ids})`)
    .where('status', '=', 'pending')
  if (isRegistered) pending = pending.where('command', '=', 'register')
  await pending.execute()
}

export async function insertReceipts(ctx: Ctx, receipts: readonly NewReceipt[]): Promise<void> {
  if (receipts.length === 0) return
  const { companyId, now: receivedAt } = ctx
  const rows = receipts.map((receipt) => ({ ...receipt, companyId, receivedAt }))
  const { columns, records } = recordsOf('banking.unmatched_receipts', rows)
  await sql`insert into banking.unmatched_receipts (${columns}) select ${columns} from ${records}
    on conflict (company_id, source_key) do nothing`.execute(ctx.db)
}

export const findReceipt = (ctx: Ctx, sourceKey: string): Promise<ReceiptRow | undefined> =>
  ctx.db
    .selectFrom('banking.unmatchedReceipts')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('sourceKey', '=', sourceKey)
    .executeTakeFirst()

export const lockReceipt = (ctx: Ctx, id: string): Promise<ReceiptRow | undefined> =>
  ctx.db
    .selectFrom('banking.unmatchedReceipts')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const markAssigned = (ctx: Ctx, id: string, paymentId: string): Promise<ReceiptRow> =>
  ctx.db
    .updateTable('banking.unmatchedReceipts')
    .set({ paymentId, assignedAt: ctx.now, assignedBy: ctx.actor.id })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
