import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { ProblemOutcome } from './schemas-files.ts'
import type { RetornoLineRow } from './store-retornos.ts'
import type { Outcome } from './verdict.ts'

const maxLines = 10_000

export type RetornoLine = Omit<RetornoLineRow, 'fingerprint'> & {
  invoiceId: string | null
  invoiceNumber: number | null
  clientName: string | null
}

const lineColumns = sql`l.line, l.nosso_numero, l.seu_numero, l.occurrence, l.kind, l.face_cents, l.received_cents, l.credited_cents,
  l.fee_cents, l.due_on, l.occurred_on, l.credit_on, l.reasons, l.outcome, l.detail, l.boleto_id, l.payment_id,
  i.id as invoice_id, i.number as invoice_number, c.name as client_name`
const titleOfLine = sql`left join banking.boletos b on b.id = l.boleto_id left join billing.invoices i on i.id = b.invoice_id
  left join clients.clients c on c.id = i.client_id`

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
export async function listLinesToShow(ctx: Ctx, retornoId: string): Promise<RetornoLine[]> {
  const { rows } = await sql<RetornoLine>`
    select ${lineColumns} from (select * from banking.retorno_lines
      where company_id = ${ctx.companyId} and retorno_id = ${retornoId}
      order by outcome in ('unsound', 'unknown_title', 'review', 'rejected', 'duplicate') desc, line limit ${maxLines}) l
    ${titleOfLine} order by l.line`.execute(ctx.db)
  return rows
}

/** A page of a file's lines after `after`. */
export async function listLines(
  ctx: Ctx,
  retornoId: string,
  { outcome, after, limit }: { outcome?: Outcome | undefined; after: number; limit: number },
): Promise<RetornoLine[]> {
  const { rows } = await sql<RetornoLine>`
    select ${lineColumns} from banking.retorno_lines l ${titleOfLine}
    where l.company_id = ${ctx.companyId} and l.retorno_id = ${retornoId} and l.line > ${after}
      ${outcome === undefined ? sql`` : sql`and l.outcome = ${outcome}`}
    order by l.line limit ${limit}`.execute(ctx.db)
  return rows
}

export type ProblemLine = RetornoLine & { retornoId: string; fileName: string; importedAt: Date }

/** Lines of all files that a person has to look at, newest file first, before `after`. */
export async function listProblemLines(
  ctx: Ctx,
  {
    outcome,
    after,
    limit,
  }: {
    outcome?: z.output<typeof ProblemOutcome> | undefined
    after: readonly [string, number] | undefined
    limit: number
  },
): Promise<ProblemLine[]> {
  const outcomes = outcome === undefined ? ProblemOutcome.options : [outcome]
  const { rows } = await sql<ProblemLine>`
    select ${lineColumns}, r.id as retorno_id, r.file_name, r.imported_at
    from banking.retorno_lines l join banking.retornos r on r.id = l.retorno_id ${titleOfLine}
    where l.company_id = ${ctx.companyId} and l.outcome = any(${outcomes}::banking.line_outcome[])
      ${after === undefined ? sql`` : sql`and (l.retorno_id, -l.line) < (${after[0]}::uuid, ${-after[1]})`}
    order by l.retorno_id desc, l.line limit ${limit}`.execute(ctx.db)
  return rows
}
