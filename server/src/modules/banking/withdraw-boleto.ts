import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { getInvoice } from '#modules/billing'
import { lockAccountsOf } from './lock-accounts.ts'
import { listLiveBoletos } from './store.ts'
import { withdraw } from './withdraw-boletos.ts'

/**
 * Takes back the boleto of an invoice that stays open: the bank writes it off by the next remessa, and another may be issued.
 * 404 unknown invoice, 409 `no-live-boleto`.
 */
export const withdrawBoleto = (ctx: Ctx, { invoiceId }: { invoiceId: string }): Promise<{ withdrawnCount: number }> =>
  ctx.transaction(async (ctx) => {
    await lockAccountsOf(ctx, [invoiceId])
    const { number } = await getInvoice(ctx, { id: invoiceId })
    const live = await listLiveBoletos(ctx, [invoiceId])
    if (live.length === 0) throw conflict('no-live-boleto', `O título ${number} não tem boleto a retirar.`)
    await withdraw(ctx, live)
    return { withdrawnCount: live.length }
  })
