import { sql, type Insertable, type Selectable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { recordsOf } from './bulk.ts'

export type BoletoRow = Selectable<DB['banking.boletos']>
export type NewBoletoRow = Omit<Insertable<DB['banking.boletos']>, 'nossoNumeroKey' | 'createdAt'> & { id: string }
export type ProblemRow = { invoiceId: string; code: string; detail: string }

/** One of these stands for the invoice; the others are history. */
export const liveStatuses = ['pending', 'sent', 'registered'] as const

/**
 * Last number taken of a series, its row locked until the transaction ends: gapless, and one transaction at a time.
 * `before`: where a series begins that has no number yet, as the portador says.
 */
export async function lockSequence(
  ctx: Ctx,
  accountId: string,
  name: 'nosso_numero' | 'remessa',
  before: number,
): Promise<number> {
  await ctx.db
    .insertInto('banking.sequences')
    .values({ accountId, name, lastValue: before })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { lastValue } = await ctx.db
    .selectFrom('banking.sequences')
    .select('lastValue')
    .where('accountId', '=', accountId)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (lastValue === before || name === 'remessa') return lastValue
  // A portador that has numbered nothing yet may have been given another first number. Asked behind the lock, which others held.
  const numbered = await ctx.db
    .selectFrom('banking.boletos')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  return numbered ? lastValue : before
}

export const saveSequence = (ctx: Ctx, accountId: string, name: 'nosso_numero' | 'remessa', lastValue: number) =>
  ctx.db
    .updateTable('banking.sequences')
    .set({ lastValue })
    .where('accountId', '=', accountId)
    .where('name', '=', name)
    .execute()

export async function insertBoletos(ctx: Ctx, rows: readonly NewBoletoRow[]): Promise<void> {
  if (rows.length === 0) return
  const { columns, records } = recordsOf(
    'banking.boletos',
    rows.map((row) => ({ ...row, status: 'pending', createdAt: ctx.now })),
  )
  await sql`insert into banking.boletos (${columns}) select ${columns} from ${records}`.execute(ctx.db)
}

/** What kept invoices from a boleto (or a boleto from its QR). Replaces what was known of the same invoices. */
export async function saveProblems(
  ctx: Ctx,
  invoiceIds: readonly string[],
  problems: readonly ProblemRow[],
): Promise<void> {
  if (invoiceIds.length === 0) return
  await ctx.db
    .deleteFrom('banking.problems')
    .where('companyId', '=', ctx.companyId)
    .where('invoiceId', '=', sql<string>`any(${invoiceIds})`)
    .execute()
  if (problems.length === 0) return
  await ctx.db
    .insertInto('banking.problems')
    .values(problems.map((problem) => ({ ...problem, companyId: ctx.companyId, foundAt: ctx.now })))
    .execute()
}

export const setBoletoStatus = (ctx: Ctx, ids: readonly string[], status: BoletoRow['status']) =>
  ctx.db
    .updateTable('banking.boletos')
    .set({ status })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()

export const findBoletoByTxid = (ctx: Ctx, txid: string) =>
  ctx.db
    .selectFrom('banking.boletos')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('pixTxid', '=', txid)
    .executeTakeFirst()

/** Boletos that stand for the invoices now. */
export const listLiveBoletos = (ctx: Ctx, invoiceIds: readonly string[]): Promise<BoletoRow[]> =>
  ctx.db
    .selectFrom('banking.boletos')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('invoiceId', '=', sql<string>`any(${invoiceIds})`)
    .where('status', 'in', liveStatuses)
    .orderBy('id')
    .execute()
