import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { registerPayment, type RegisteredPayment } from '#modules/billing'
import { getClient } from '#modules/clients'
import { lockReceipt, markAssigned, type ReceiptRow } from './store-retornos.ts'
import { isPaymentReversed } from './views-retorno.ts'

type Assignment = {
  receiptId: string
  invoiceId?: string | undefined
  clientId?: string | undefined
  dryRun?: boolean | undefined
}
type Assigned = ReceiptRow & Omit<RegisteredPayment, 'paymentId'>

/**
 * Gives money that came without a title to an invoice, where what exceeds it becomes the client's credit, or wholly to a client as
 * credit. Given to a wrong one and reversed, it may be given again. `dryRun` does the same and undoes it. 404 unknown receipt, invoice
 * or client, 409 `already-assigned`.
 */
export const assignReceipt = (ctx: Ctx, { dryRun = false, ...assignment }: Assignment): Promise<Assigned> => {
  const work = (ctx: Ctx) => assign(ctx, assignment)
  return dryRun ? ctx.rehearse(work) : ctx.transaction(work)
}

async function assign(ctx: Ctx, { receiptId, invoiceId, clientId }: Assignment): Promise<Assigned> {
  const receipt = await lockReceipt(ctx, receiptId)
  if (!receipt) throw notFound('receipt', 'Recebimento', receiptId)
  const wasGiven = receipt.paymentId !== null
  if (receipt.paymentId !== null && !(await isPaymentReversed(ctx, receipt.paymentId)))
    throw conflict('already-assigned', 'Este recebimento já tem destino. Para corrigir, estorne o pagamento.')
  if (clientId !== undefined) await getClient(ctx, { id: clientId })
  const { sourceKey, paidOn, creditOn, receivedCents, feeCents, method } = receipt
  const { paymentId, ...effect } = await registerPayment(ctx, {
    sourceKey: wasGiven ? `${sourceKey}#${newId()}` : sourceKey,
    method: method === 'credit' ? 'transfer' : method,
    invoiceId: invoiceId ?? null,
    ...(clientId !== undefined && { clientId }),
    paidOn,
    creditOn,
    receivedCents,
    feeCents,
  })
  return { ...(await markAssigned(ctx, receiptId, paymentId)), ...effect }
}
