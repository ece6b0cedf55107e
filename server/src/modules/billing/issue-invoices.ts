import type { Ctx } from '#kernel/context'
import { takeNumbers } from '#kernel/counters'
import { newId } from '#kernel/ids'
import { applyCredit } from './apply-credit.ts'
import { emitInvoices } from './events.ts'
import { issueEntries } from './rules/ledger.ts'
import { insertCharges, insertInvoices, insertLedger, type NewChargeRow, type NewInvoiceRow } from './store.ts'

export type InvoiceDraft = Omit<NewInvoiceRow, 'number'> & {
  items: Omit<NewChargeRow, 'id' | 'invoiceId' | 'clientId' | 'contractId'>[]
}

/** Writes invoices with their charges and ledger, pays them with their clients' credit and tells who wants to know. */
export async function issueInvoices(ctx: Ctx, drafts: readonly InvoiceDraft[]): Promise<NewInvoiceRow[]> {
  if (drafts.length === 0) return []
  const first = await takeNumbers(ctx, 'invoice', drafts.length)
  const invoices = drafts.map(({ items: _, ...draft }, index) => ({ ...draft, number: first + index }))
  await insertInvoices(ctx, invoices)
  await insertCharges(ctx, drafts.flatMap(toCharges))
  await insertLedger(
    ctx,
    invoices.map((invoice) => toTransaction(ctx, invoice)),
  )
  const open = invoices.filter((invoice) => invoice.amountCents > 0)
  await emitInvoices(
    ctx,
    'issued',
    open.map(({ id }) => id),
  )
  await applyCredit(ctx, open)
  return invoices
}

const toCharges = ({ id, clientId, contractId, items }: InvoiceDraft): NewChargeRow[] =>
  items.map((item) => ({ ...item, id: newId(), invoiceId: id, clientId, contractId }))

const toTransaction = (ctx: Ctx, { id, number, clientId, amountCents }: NewInvoiceRow) => ({
  clientId,
  invoiceId: id,
  paymentId: null,
  onDate: ctx.today,
  memo: `Título ${number}`,
  entries: issueEntries(amountCents),
})
