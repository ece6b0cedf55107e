import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { registerPayment } from '#modules/billing'
import { lockReceipt, markAssigned } from './store-retornos.ts'

/**
 * Gives money that came without a title to an invoice; what exceeds it becomes the client's credit.
 * 404 unknown receipt or invoice, 409 `already-assigned`.
 */
export const assignReceipt = (ctx: Ctx, { receiptId, invoiceId }: { receiptId: string; invoiceId: string }) =>
  ctx.transaction(async (ctx) => {
    const receipt = await lockReceipt(ctx, receiptId)
    if (!receipt) throw notFound('receipt', 'Recebimento', receiptId)
    if (receipt.paymentId !== null)
      throw conflict('already-assigned', 'Este recebimento já tem destino. Para corrigir, estorne o pagamento.')
    const { sourceKey, paidOn, creditOn, receivedCents, feeCents, method } = receipt
    const { paymentId } = await registerPayment(ctx, {
      sourceKey,
      method: method === 'credit' ? 'transfer' : method,
      invoiceId,
      paidOn,
      creditOn,
      receivedCents,
      feeCents,
    })
    return await markAssigned(ctx, receiptId, paymentId)
  })
