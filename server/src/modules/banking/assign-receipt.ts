import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { registerPayment } from '#modules/billing'
import { lockReceipt, markAssigned } from './store-retornos.ts'
import { isPaymentReversed } from './views-retorno.ts'

/**
 * Gives money that came without a title to an invoice; what exceeds it becomes the client's credit. Given to a wrong one and reversed,
 * it may be given again. 404 unknown receipt or invoice, 409 `already-assigned`.
 */
export const assignReceipt = (ctx: Ctx, { receiptId, invoiceId }: { receiptId: string; invoiceId: string }) =>
  ctx.transaction(async (ctx) => {
    const receipt = await lockReceipt(ctx, receiptId)
    if (!receipt) throw notFound('receipt', 'Recebimento', receiptId)
    const wasGiven = receipt.paymentId !== null
    if (receipt.paymentId !== null && !(await isPaymentReversed(ctx, receipt.paymentId)))
      throw conflict('already-assigned', 'Este recebimento já tem destino. Para corrigir, estorne o pagamento.')
    const { sourceKey, paidOn, creditOn, receivedCents, feeCents, method } = receipt
    const { paymentId } = await registerPayment(ctx, {
      sourceKey: wasGiven ? `${sourceKey}#${newId()}` : sourceKey,
      method: method === 'credit' ? 'transfer' : method,
      invoiceId,
      paidOn,
      creditOn,
      receivedCents,
      feeCents,
    })
    return await markAssigned(ctx, receiptId, paymentId)
  })
