import type { Ctx } from '#kernel/context'
import { lockAccountsOf } from './lock-accounts.ts'
import { chunksOf } from './rules/chunks.ts'
import { type BoletoRow, listLiveBoletos, setBoletoStatus } from './store.ts'
import { dropPendingInstructions, insertInstructions } from './store-remessas.ts'
import { listClosedInvoices } from './views.ts'

/** Takes back the boletos of invoices that are paid (by other means) or cancelled. Repeating changes nothing. */
export async function withdrawBoletos(ctx: Ctx, { invoiceIds }: { invoiceIds: readonly string[] }): Promise<void> {
  for (const batch of chunksOf(invoiceIds)) {
    await ctx.transaction(async (ctx) => {
      await lockAccountsOf(ctx, batch)
      const live = await listLiveBoletos(ctx, batch)
      const closed = new Set(
        await listClosedInvoices(
          ctx,
          live.map(({ invoiceId }) => invoiceId),
        ),
      )
      await withdraw(
        ctx,
        live.filter(({ invoiceId }) => closed.has(invoiceId)),
      )
    })
  }
}

/** Live boletos, their account locked, stop standing for their invoices; the bank is told about those that it may know. */
export async function withdraw(ctx: Ctx, boletos: readonly BoletoRow[]): Promise<void> {
  if (boletos.length === 0) return
  const ids = boletos.map(({ id }) => id)
  await dropPendingInstructions(ctx, ids)
  await setBoletoStatus(ctx, ids, 'cancelled')
  await insertInstructions(
    ctx,
    'write_off',
    boletos.filter(({ status }) => status !== 'pending'),
  )
}
