import { formatCents, type Cents, type CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { adjustLocked } from './adjust-invoice.ts'
import { grantCredit } from './grant-credit.ts'
import { creditDays } from './rules/credit-days.ts'
import { formatDay } from './rules/days.ts'
import { closeCycle } from './store-run.ts'
import { lockInvoices } from './store.ts'
import { listServiceCharges, listUnservedDays } from './views-run.ts'

/**
 * Gives back what an ended contract had been charged for days without service: suspended ones and those after its end. An open
 * invoice gets a discount; what is paid already becomes the client's credit. Done once: the cycle is closed after it.
 */
export async function settleEnd(
  ctx: Ctx,
  { contractId, clientId, endedOn }: { contractId: string; clientId: string; endedOn: CivilDate },
): Promise<void> {
  const unserved = await listUnservedDays(ctx, [contractId])
  const credits = creditDays(unserved, await listServiceCharges(ctx, [contractId]))
  const byInvoice = new Map<string, { days: number; cents: Cents }>()
  for (const { charge, days, amountCents } of credits) {
    const sum = byInvoice.get(charge.invoiceId) ?? { days: 0, cents: 0 }
    byInvoice.set(charge.invoiceId, { days: sum.days + days, cents: sum.cents + amountCents })
  }
  for (const invoice of await lockInvoices(ctx, [...byInvoice.keys()])) {
    const { days, cents } = byInvoice.get(invoice.id) ?? { days: 0, cents: 0 }
    const reason = `${days} dia(s) não utilizado(s) (${formatCents(cents)}): contrato encerrado em ${formatDay(endedOn)}`
    const discountCents = invoice.status === 'open' ? Math.min(cents, invoice.openCents) : 0
    if (discountCents > 0) await adjustLocked(ctx, invoice, -discountCents, reason)
    if (cents > discountCents)
      await grantCredit(ctx, { clientId, amountCents: cents - discountCents, reason, invoiceId: invoice.id })
  }
  await closeCycle(ctx, contractId)
}
