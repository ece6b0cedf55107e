import type { Cents } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { listOperations } from '#kernel/operations'
import { bookPayments, settle } from './book-payments.ts'
import { chunks } from './bulk.ts'
import { emitInvoices } from './events.ts'
import { opposite } from './reverse-payment.ts'
import { cancelEntries } from './rules/ledger.ts'
import { billingRun } from './run-operations.ts'
import { refusalWords } from './rules/undo-refusals.ts'
import { insertLedger, lockInvoices, type InvoiceRow } from './store.ts'
import { cancelRunInvoices, lockRun, lockRunCycles, markUndone, restoreCycles, voidRunCharges } from './store-undo.ts'
import { listCreditPayments, listRefusals, listRunInvoices, lockNumberSeries } from './views-undo.ts'

const pageSize = 1_000

export type UndoneRun = { runId: string; invoiceCount: number; amountCents: Cents; undoneAt: Date }

/**
 * Takes a run back as long as nothing of it left the house: all its titles are cancelled with opposite entries in the ledger, credit that
 * paid them returns to its clients, and the contracts are billed up to where they were, so that the run can be made again. All or
 * nothing; undone twice it is undone once. `dryRun` does the same and rolls it back. 404 unknown, 409 `operation-running` while a run is
 * made, which would bill again what is taken back, 409 `run-not-undoable` with `refusals`: what was paid, sent, registered, noticed or
 * adjusted, how many of each and the first of them.
 */
export const undoRun = async (
  ctx: Ctx,
  { runId, reason, dryRun = false }: { runId: string; reason: string; dryRun?: boolean },
): Promise<UndoneRun> => {
  const undo = async (ctx: Ctx): Promise<UndoneRun> => {
    const run = await lockRun(ctx, runId)
    if (!run) throw notFound('billing-run', 'Faturamento', runId)
    const { invoiceCount, amountCents, undoneAt } = run
    return undoneAt ? { runId, invoiceCount, amountCents, undoneAt } : await undoLocked(ctx, runId, reason)
  }
  return await (dryRun ? ctx.rehearse(undo) : ctx.transaction(undo))
}

async function undoLocked(ctx: Ctx, runId: string, reason: string): Promise<UndoneRun> {
  await requireNoRunOpen(ctx)
  await lockRunCycles(ctx, runId)
  await lockNumberSeries(ctx, runId)
  const ids = await listRunInvoices(ctx, runId)
  const invoices = await lockInvoices(ctx, ids)
  const refusals = await listRefusals(ctx, runId)
  if (refusals.length > 0) throw conflict('run-not-undoable', refusalWords(refusals), { refusals })

  await giveCreditBack(ctx, runId, invoices, reason)
  const memo = `Faturamento desfeito: ${reason}`
  for (const page of chunks(invoices, pageSize)) await bookCancellation(ctx, page, memo)
  await restoreCycles(ctx, runId)
  await voidRunCharges(ctx, runId)
  await cancelRunInvoices(ctx, runId, memo)
  const made = {
    invoiceCount: invoices.length,
    amountCents: invoices.reduce((sum, { amountCents }) => sum + amountCents, 0),
  }
  await markUndone(ctx, runId, { ...made, reason })
  return { runId, ...made, undoneAt: ctx.now }
}

async function requireNoRunOpen(ctx: Ctx): Promise<void> {
  const { items } = await listOperations(ctx, { kind: billingRun.kind, state: 'open', limit: 1 })
  const [open] = items
  if (open)
    throw conflict(
      'operation-running',
      'Há um faturamento em andamento. Espere terminar ou cancele-o antes de desfazer.',
      {
        operationId: open.id,
      },
    )
}

/** Credit that paid these titles is owed to their clients again. */
async function giveCreditBack(ctx: Ctx, runId: string, invoices: readonly InvoiceRow[], reason: string): Promise<void> {
  const payments = await listCreditPayments(ctx, runId)
  if (payments.length === 0) return
  const before = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const after = new Map(before)
  for (const { invoiceId, principalCents } of payments) {
    const invoice = after.get(invoiceId ?? '')
    if (invoice) after.set(invoice.id, settle(invoice, -principalCents, ctx.today))
  }
  await bookPayments(
    ctx,
    payments.map((payment) => opposite(payment, reason, ctx.today)),
    before,
    after,
  )
}

async function bookCancellation(ctx: Ctx, invoices: readonly InvoiceRow[], memo: string): Promise<void> {
  await insertLedger(
    ctx,
    invoices.map(({ id, clientId, number, amountCents }) => ({
      clientId,
      invoiceId: id,
      paymentId: null,
      onDate: ctx.today,
      memo: `Cancelamento do título ${number}: ${memo}`,
      entries: cancelEntries(amountCents, []),
    })),
  )
  await emitInvoices(
    ctx,
    'cancelled',
    invoices.filter(({ amountCents }) => amountCents > 0).map(({ id }) => id),
  )
}
