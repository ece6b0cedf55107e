import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { emitInvoices } from './events.ts'
import { getInvoice, type Invoice } from './get-invoice.ts'
import { parsePeriod } from './rules/days.ts'
import { cancelEntries } from './rules/ledger.ts'
import { lockCycleOf, reopenCycle } from './store-run.ts'
import { cancelInvoiceRow, insertLedger, listAdjustments, lockInvoices, voidCharges } from './store.ts'

/**
 * Cancels an open invoice on which nothing was paid. With `releasesPeriod` its days of service and its credits are billed again by
 * the next run; without, nobody will be asked for them. 409 `invoice-not-open`, or `invoice-has-payments` (reverse them first).
 */
export const cancelInvoice = (
  ctx: Ctx,
  { invoiceId, reason, releasesPeriod }: { invoiceId: string; reason: string; releasesPeriod: boolean },
): Promise<Invoice> =>
  ctx.transaction(async (ctx) => {
    if (releasesPeriod) await lockCycleOf(ctx, invoiceId)
    const [invoice] = await lockInvoices(ctx, [invoiceId])
    if (!invoice) throw notFound('invoice', 'Título', invoiceId)
    const { status, settledCents, contractId, clientId, number, amountCents } = invoice
    if (status !== 'open')
      throw conflict('invoice-not-open', 'Só um título em aberto pode ser cancelado.', { invoiceStatus: status })
    if (settledCents > 0)
      throw conflict('invoice-has-payments', 'O título tem pagamento parcial: estorne-o antes de cancelar.')

    const adjustments = (await listAdjustments(ctx, invoiceId)).map((adjustment) => adjustment.amountCents)
    await cancelInvoiceRow(ctx, invoiceId, reason)
    const memo = `Cancelamento do título ${number}: ${reason}`
    const entries = cancelEntries(amountCents, adjustments)
    await insertLedger(ctx, [{ clientId, invoiceId, paymentId: null, onDate: ctx.today, memo, entries }])
    const period = parsePeriod(invoice.period)
    if (releasesPeriod) await voidCharges(ctx, invoiceId)
    if (releasesPeriod && period !== null && contractId !== null) await reopenCycle(ctx, contractId, period.from)
    await emitInvoices(ctx, 'cancelled', [invoiceId])
    return await getInvoice(ctx, { id: invoiceId })
  })
