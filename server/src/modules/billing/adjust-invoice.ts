import { formatCents, type Cents } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { settle } from './book-payments.ts'
import { emitInvoices } from './events.ts'
import { getInvoice, type Invoice } from './get-invoice.ts'
import { adjustmentEntries } from './rules/ledger.ts'
import { insertAdjustment, insertLedger, lockInvoices, updateInvoices, type InvoiceRow } from './store.ts'

/**
 * Increases (positive) or discounts (negative) what is open of an invoice, with a reason. An invoice discounted to zero is settled.
 * 409 `invoice-not-open` for one that is paid or cancelled, 422 for a discount above what is open.
 */
export const adjustInvoice = (
  ctx: Ctx,
  { invoiceId, amountCents, reason }: { invoiceId: string; amountCents: Cents; reason: string },
): Promise<Invoice> =>
  ctx.transaction(async (ctx) => {
    const [invoice] = await lockInvoices(ctx, [invoiceId])
    if (!invoice) throw notFound('invoice', 'Título', invoiceId)
    if (invoice.status !== 'open')
      throw conflict('invoice-not-open', 'Só um título em aberto pode ser ajustado.', { invoiceStatus: invoice.status })
    if (amountCents === 0) throw invalid('/amountCents', 'Informe um ajuste diferente de zero.')
    if (invoice.openCents + amountCents < 0)
      throw invalid('/amountCents', `O desconto passa do valor em aberto (${formatCents(invoice.openCents)}).`)
    await adjustLocked(ctx, invoice, amountCents, reason)
    return await getInvoice(ctx, { id: invoiceId })
  })

/** The adjustment itself, of an open invoice that the caller has locked and whose open amount it fits. */
export async function adjustLocked(ctx: Ctx, invoice: InvoiceRow, amountCents: Cents, reason: string): Promise<void> {
  const { id, clientId, number } = invoice
  await insertAdjustment(ctx, { invoiceId: id, amountCents, reason })
  const adjusted = settle(
    { ...invoice, adjustmentCents: invoice.adjustmentCents + amountCents, openCents: invoice.openCents + amountCents },
    0,
    ctx.today,
  )
  await updateInvoices(ctx, [adjusted])
  const memo = `${amountCents > 0 ? 'Acréscimo' : 'Desconto'} no título ${number}: ${reason}`
  await insertLedger(ctx, [
    { clientId, invoiceId: id, paymentId: null, onDate: ctx.today, memo, entries: adjustmentEntries(amountCents) },
  ])
  await emitInvoices(ctx, 'adjusted', [id])
  if (adjusted.status === 'paid') await emitInvoices(ctx, 'settled', [id])
}
