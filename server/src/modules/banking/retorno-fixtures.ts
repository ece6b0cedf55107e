import type { Ctx } from '#kernel/context'
import { getInvoice } from '#modules/billing'
import { atDay, makeBoletos } from '#testing'
import { importRetorno } from './import-retorno.ts'

/** `count` registered boletos of Itaú and the day on which the bank answers. */
export async function world(ctx: Ctx, count: number) {
  const boletos = await makeBoletos(ctx, count, { isSent: true })
  const accountId = boletos[0]?.accountId ?? ''
  const later = atDay(ctx, '2026-02-11')
  const post = (bytes: Uint8Array, fileName = 'CN10026A.RET') => importRetorno(later, { bytes, fileName })
  return { boletos, accountId, later, post }
}

/** The first of a list that must have one. */
export const first = <T>(list: readonly T[]): T => {
  const [item] = list
  if (item === undefined) throw new Error('The list is empty.')
  return item
}
export const invoiceOf = (ctx: Ctx, boleto: { invoiceId: string }) => getInvoice(ctx, { id: boleto.invoiceId })
export const paymentsOf = async (ctx: Ctx, boleto: { invoiceId: string }) => (await invoiceOf(ctx, boleto)).payments
export const statusOf = async (ctx: Ctx, { id }: { id: string }) =>
  await ctx.db
    .selectFrom('banking.boletos')
    .select(['status', 'rejectReason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
