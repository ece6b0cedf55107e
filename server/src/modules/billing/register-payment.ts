import type { Ctx } from '#kernel/context'
import { registerPayments, type NewPayment, type RegisteredPayment } from './register-payments.ts'

/** Books one payment; see registerPayments. */
export async function registerPayment(ctx: Ctx, payment: NewPayment): Promise<RegisteredPayment> {
  const [result] = await registerPayments(ctx, [payment])
  if (!result) throw new Error('registerPayments gave no result for a payment.')
  return result
}
