import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { RetornoLineRow } from './store-retornos.ts'
import type { Outcome } from './verdict.ts'

const maxLines = 10_000

const lineColumns = sql`line, nosso_numero, seu_numero, occurrence, kind, face_cents, received_cents, credited_cents, fee_cents,
  due_on, occurred_on, credit_on, reasons, outcome, detail, boleto_id, payment_id, fingerprint`

export async function isPaymentReversed(ctx: Ctx, paymentId: string): Promise<boolean> {
  const { rows } = await sql`
    select from billing.payments where company_id = ${ctx.companyId} and reverses_id = ${paymentId}`.execute(ctx.db)
  return rows.length > 0
}

/** How many lines ended how. */
export async function countOutcomes(ctx: Ctx, retornoId: string): Promise<Partial<Record<Outcome, number>>> {
  const { rows } = await sql<{ outcome: Outcome; count: number }>`
    select outcome, count(*) as count from banking.retorno_lines
    where company_id = ${ctx.companyId} and retorno_id = ${retornoId} group by outcome order by outcome`.execute(ctx.db)
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
}

/** The lines of a file, those that a person must see before the others where not all can be shown. */
export async function listLinesToShow(ctx: Ctx, retornoId: string): Promise<RetornoLineRow[]> {
  const { rows } = await sql<RetornoLineRow>`
    select * from (select ${lineColumns} from banking.retorno_lines
      where company_id = ${ctx.companyId} and retorno_id = ${retornoId}
      order by outcome in ('unsound', 'unknown_title', 'review', 'rejected', 'duplicate') desc, line limit ${maxLines}) shown
    order by line`.execute(ctx.db)
  return rows
}

/** A page of a file's lines after `after`. */
export async function listLines(
  ctx: Ctx,
  retornoId: string,
  { outcome, after, limit }: { outcome?: Outcome | undefined; after: number; limit: number },
): Promise<RetornoLineRow[]> {
  const { rows } = await sql<RetornoLineRow>`
    select ${lineColumns} from banking.retorno_lines
    where company_id = ${ctx.companyId} and retorno_id = ${retornoId} and line > ${after}
      ${outcome === undefined ? sql`` : sql`and outcome = ${outcome}`}
    order by line limit ${limit}`.execute(ctx.db)
  return rows
}
