import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { requireReceiptPoint } from '#modules/administration'
import { registerPayment } from './register-payment.ts'
import type { NewPayment, RegisteredPayment } from './register-payments.ts'
import { isSourceReversed } from './store-payments.ts'

export type NewReceipt = {
  invoiceId: string
  method: Exclude<NewPayment['method'], 'boleto'>
  paidOn?: CivilDate | undefined
  receivedCents: number
  /** Number of the receipt or of the card's slip: the same one is booked once, and again only after its reversal. */
  reference?: string | undefined
  /** Where it was taken; one in use. */
  receiptPointId?: string | null | undefined
}

/** A payment that a person took at the counter. 404 for an unknown receipt point, 422 for one out of use or a day that has not come. */
export async function registerReceipt(
  ctx: Ctx,
  { reference, paidOn = ctx.today, receiptPointId = null, ...receipt }: NewReceipt,
): Promise<RegisteredPayment> {
  if (paidOn > ctx.today) throw invalid('/paidOn', 'A data do pagamento não pode estar no futuro.')
  if (receiptPointId !== null) await requireReceiptPoint(ctx, receiptPointId)
  return await registerPayment(ctx, {
    ...receipt,
    receiptPointId,
    paidOn,
    sourceKey: await findKey(ctx, `receipt:${receipt.invoiceId}:${receipt.method}:${reference ?? newId()}`),
  })
}

/** A number typed wrong and reversed may be typed again: then it is a source of its own. */
async function findKey(ctx: Ctx, first: string): Promise<string> {
  let key = first
  for (let time = 2; await isSourceReversed(ctx, key); time++) key = `${first}#${time}`
  return key
}
