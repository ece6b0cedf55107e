import { sql, type Insertable, type Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import type { Answer } from './verdict.ts'

export type RetornoRow = Selectable<DB['banking.retornos']>
export type RetornoLineRow = Omit<Selectable<DB['banking.retornoLines']>, 'retornoId' | 'companyId' | 'accountId'>
export type ReceiptRow = Selectable<DB['banking.unmatchedReceipts']>
export type NewReceipt = Omit<Insertable<DB['banking.unmatchedReceipts']>, 'companyId' | 'receivedAt'>

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

/** One process at a time posts a file. */
export const lockRetorno = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('banking.retornos')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .forUpdate()
    .execute()

/** Last line that was posted; 0 before the first. */
export async function findLastLine(ctx: Ctx, retornoId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('banking.retornoLines')
    .select((eb) => eb.fn.max('line').as('line'))
    .where('companyId', '=', ctx.companyId)
    .where('retornoId', '=', retornoId)
    .executeTakeFirst()
  return row?.line ?? 0
}

export type PostedBefore = { fingerprint: string; fileName: string; line: number }

/** Which records were posted already, by whatever file. */
export async function findPosted(
  ctx: Ctx,
  accountId: string,
  fingerprints: readonly string[],
): Promise<PostedBefore[]> {
  const { rows } = await sql<PostedBefore>`
    select l.fingerprint, r.file_name, l.line from banking.retorno_lines l join banking.retornos r on r.id = l.retorno_id
    where l.company_id = ${ctx.companyId} and l.account_id = ${accountId} and l.fingerprint = any(${fingerprints})`.execute(
    ctx.db,
  )
  return rows
}

/** Writes the lines of a batch and adds them to the retorno's sums. */
export async function insertLines(
  ctx: Ctx,
  { id, accountId }: Pick<RetornoRow, 'id' | 'accountId'>,
  lines: readonly (RetornoLineRow & { paidCents: number })[],
): Promise<void> {
  const json = JSON.stringify(
    lines.map((line) => ({
      line: line.line,
      nosso_numero: line.nossoNumero,
      seu_numero: line.seuNumero,
      occurrence: line.occurrence,
      kind: line.kind,
      face_cents: line.faceCents,
      received_cents: line.receivedCents,
      credited_cents: line.creditedCents,
      fee_cents: line.feeCents,
      due_on: line.dueOn,
      occurred_on: line.occurredOn,
      credit_on: line.creditOn,
      reasons: line.reasons,
      outcome: line.outcome,
      detail: line.detail,
      boleto_id: line.boletoId,
      payment_id: line.paymentId,
      fingerprint: line.fingerprint,
    })),
  )
  await sql`insert into banking.retorno_lines (retorno_id, company_id, account_id, line, nosso_numero, seu_numero, occurrence, kind, face_cents, received_cents,
      credited_cents, fee_cents, due_on, occurred_on, credit_on, reasons, outcome, detail, boleto_id, payment_id, fingerprint)
    select ${id}, ${ctx.companyId}, ${accountId}, n.line, n.nosso_numero, n.seu_numero, n.occurrence, n.kind, n.face_cents, n.received_cents,
      n.credited_cents, n.fee_cents, n.due_on, n.occurred_on, n.credit_on, n.reasons, n.outcome, n.detail, n.boleto_id, n.payment_id, n.fingerprint
    from json_populate_recordset(null::banking.retorno_lines, ${json}::json) n`.execute(ctx.db)
  const posted = lines.filter((line) => line.paymentId !== null)
  const paidCents = posted.reduce((sum, line) => sum + line.paidCents, 0)
  await sql`update banking.retornos set line_count = line_count + ${lines.length}, posted_count = posted_count + ${posted.length}, paid_cents = paid_cents + ${paidCents}
    where id = ${id} and company_id = ${ctx.companyId}`.execute(ctx.db)
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
  if (answers.length === 0) return
  const json = JSON.stringify(
    answers.map(({ boletoId, command, status, text }) => ({ boleto_id: boletoId, command, status, answer: text })),
  )
  await sql`update banking.instructions i set status = a.status, answer = a.answer, answered_at = ${ctx.now}
    from json_populate_recordset(null::banking.instructions, ${json}::json) a
    where i.company_id = ${ctx.companyId} and i.boleto_id = a.boleto_id and i.command = a.command and i.status = 'sent'`.execute(
    ctx.db,
  )
}

export type BoletoChange = { boletoId: string; status: string; rejectReason: string | null }

/** New states of boletos as the bank tells them. What never left for a boleto that ended is not sent any more. */
export async function changeBoletos(ctx: Ctx, changes: readonly BoletoChange[]): Promise<void> {
  if (changes.length === 0) return
  const json = JSON.stringify(
    changes.map(({ boletoId, status, rejectReason }) => ({ id: boletoId, status, reject_reason: rejectReason })),
  )
  await sql`update banking.boletos b set status = c.status, reject_reason = coalesce(c.reject_reason, b.reject_reason),
      registered_at = case when c.status = 'registered' then ${ctx.now}::timestamptz else b.registered_at end
    from json_populate_recordset(null::banking.boletos, ${json}::json) c
    where b.company_id = ${ctx.companyId} and b.id = c.id`.execute(ctx.db)
  await sql`update banking.instructions i set status = 'dropped'
    from json_populate_recordset(null::banking.boletos, ${json}::json) c
    where i.company_id = ${ctx.companyId} and i.boleto_id = c.id and i.status = 'pending'
      and (c.status <> 'registered' or i.command = 'register')`.execute(ctx.db)
}

export async function insertReceipts(ctx: Ctx, receipts: readonly NewReceipt[]): Promise<void> {
  if (receipts.length === 0) return
  await ctx.db
    .insertInto('banking.unmatchedReceipts')
    .values(receipts.map((receipt) => ({ ...receipt, companyId: ctx.companyId, receivedAt: ctx.now })))
    .onConflict((conflict) => conflict.columns(['companyId', 'sourceKey']).doNothing())
    .execute()
}

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
