import type { Cents } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { invalid, notFound } from '#kernel/errors'
import { creditEntries } from './rules/ledger.ts'
import { addToBalances, lockBalances } from './store-payments.ts'
import { insertLedger } from './store.ts'
import { findDebtor } from './views.ts'

/** Owes a client money that did not enter as payment (courtesy, fault of service); it pays the client's next invoices by itself. */
export const grantCredit = (
  ctx: Ctx,
  {
    clientId,
    amountCents,
    reason,
    invoiceId = null,
  }: { clientId: string; amountCents: Cents; reason: string; invoiceId?: string | null },
): Promise<{ balanceCents: Cents }> =>
  ctx.transaction(async (ctx) => {
    if (amountCents <= 0) throw invalid('/amountCents', 'Informe um crédito maior que zero, em centavos.')
    if (!(await findDebtor(ctx, clientId, null))) throw notFound('client', 'Cliente', clientId)
    const balance = (await lockBalances(ctx, [clientId])).get(clientId) ?? 0
    const entries = creditEntries(amountCents)
    await insertLedger(ctx, [
      { clientId, invoiceId, paymentId: null, onDate: ctx.today, memo: `Crédito: ${reason}`, entries },
    ])
    await addToBalances(ctx, new Map([[clientId, amountCents]]))
    return { balanceCents: balance + amountCents }
  })
