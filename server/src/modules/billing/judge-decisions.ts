import { formatCents } from '@open-sgp/brasil'
import type { Decision } from '#kernel/approvals'
import type { Ctx } from '#kernel/context'
import { getClient } from '#modules/clients'
import { notFound } from '#kernel/errors'
import { getInvoice } from './get-invoice.ts'
import { findPayment } from './store-payments.ts'
import { sumGranted } from './views.ts'

/** A discount counts with those that the title already has: many small ones are one. An increase asks nobody. */
export async function judgeDiscount(
  ctx: Ctx,
  { id, amountCents, reason }: { id: string; amountCents: number; reason: string },
): Promise<Decision | undefined> {
  const { number, clientId, adjustments } = await getInvoice(ctx, { id })
  if (amountCents >= 0) return undefined
  const { name } = await getClient(ctx, { id: clientId })
  const before = adjustments.reduce((sum, one) => sum + Math.min(0, one.amountCents), 0)
  const total = before < 0 ? ` (com os anteriores, ${formatCents(-before - amountCents)})` : ''
  return {
    kind: 'discount',
    amountCents: -before - amountCents,
    summary: `Desconto de ${formatCents(-amountCents)}${total} no título ${number} de ${name}: ${reason}`,
  }
}

/** Cancelling a title gives up what is open of it. */
export async function judgeWriteOff(ctx: Ctx, { id }: { id: string }): Promise<Decision | undefined> {
  const { number, clientId, openCents } = await getInvoice(ctx, { id })
  if (openCents === 0) return undefined
  const { name } = await getClient(ctx, { id: clientId })
  return {
    kind: 'write-off',
    amountCents: openCents,
    summary: `Cancelar o título ${number} de ${name}, com ${formatCents(openCents)} em aberto`,
  }
}

export async function judgeReversal(ctx: Ctx, { id }: { id: string }): Promise<Decision | undefined> {
  const payment = await findPayment(ctx, id)
  if (!payment) throw notFound('payment', 'Pagamento', id)
  const { name } = await getClient(ctx, { id: payment.clientId })
  if (payment.receivedCents <= 0) return undefined
  const { receivedCents: amountCents } = payment
  return { kind: 'reversal', amountCents, summary: `Estornar o pagamento de ${formatCents(amountCents)} de ${name}` }
}

/** A credit counts with those that the client was granted this month: many small ones are one. */
export async function judgeCredit(
  ctx: Ctx,
  { id, amountCents, reason }: { id: string; amountCents: number; reason: string },
): Promise<Decision> {
  const { name } = await getClient(ctx, { id })
  const before = await sumGranted(ctx, id, `${ctx.today.slice(0, 7)}-01`)
  const total = before > 0 ? ` (com os deste mês, ${formatCents(before + amountCents)})` : ''
  return {
    kind: 'credit',
    amountCents: before + amountCents,
    summary: `Crédito de ${formatCents(amountCents)}${total} para ${name}: ${reason}`,
  }
}
