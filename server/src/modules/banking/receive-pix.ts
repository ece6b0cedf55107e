import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { registerPayment, type RegisteredPayment } from '#modules/billing'
import { findBoletoByTxid } from './store.ts'
import { findReceipt, insertReceipts } from './store-retornos.ts'

export type PixReceipt = { e2eId: string; txid: string | null; amountCents: number; paidAt: Date }

export type ReceivedPix = Omit<RegisteredPayment, 'outcome' | 'paymentId'> & {
  outcome: RegisteredPayment['outcome'] | 'unmatched'
  paymentId: string | null
}

const nothing = { principalCents: 0, fineCents: 0, interestCents: 0, creditCents: 0 }

/**
 * Books a Pix by the txid of its boleto; `e2eId` is booked once, whatever comes twice. An unknown txid keeps the money in the list of
 * receipts without title (`unmatched`). The boleto is taken back by whoever hears that the invoice is settled.
 */
export const receivePix = (ctx: Ctx, { e2eId, txid, amountCents, paidAt }: PixReceipt): Promise<ReceivedPix> =>
  ctx.transaction(async (ctx) => {
    const sourceKey = `pix:${e2eId}`
    const paidOn = ctx.at(paidAt).today
    const boleto = txid === null ? undefined : await findBoletoByTxid(ctx, txid)
    const money = { sourceKey, method: 'pix', paidOn, creditOn: paidOn, receivedCents: amountCents } as const
    if (boleto) return await registerPayment(ctx, { ...money, invoiceId: boleto.invoiceId })
    const known = await findReceipt(ctx, sourceKey)
    if (known && known.paymentId !== null) return { ...nothing, outcome: 'duplicate', paymentId: known.paymentId }
    await insertReceipts(ctx, [
      { ...money, id: newId(), reference: txid === null ? `Pix ${e2eId}` : `Pix ${e2eId}, txid ${txid}` },
    ])
    return { ...nothing, outcome: 'unmatched', paymentId: null }
  })
