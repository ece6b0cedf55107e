import type { Ctx } from '#kernel/context'
import { makeContract, makePlan } from '#testing'
import { getInvoice } from './get-invoice.ts'
import { runBilling } from './run-billing.ts'

export const price = 10_000
export const contractOf = async (ctx: Ctx, more: Parameters<typeof makeContract>[1] = {}) =>
  await makeContract(ctx, {
    planId: (await makePlan(ctx, { version: { priceCents: price, effectiveOn: '2023-01-01' } })).plan.id,
    ...more,
  })

export const invoicesOf = async (ctx: Ctx, contractId: string) => {
  const rows = await ctx.db
    .selectFrom('billing.invoices')
    .select('id')
    .where('contractId', '=', contractId)
    .orderBy('number')
    .execute()
  return await Promise.all(rows.map((row) => getInvoice(ctx, row)))
}

/** Bills until a due date, ten days before it. */
export const billFor = (ctx: Ctx, dueUntil: string) => {
  const issuedOn = new Date(Date.parse(`${dueUntil}T12:00:00Z`) - 10 * 86_400_000)
  return runBilling(ctx.at(issuedOn), { dueUntil })
}
