import type { Cents } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { bookPayments, settle } from './book-payments.ts'
import { lockBalances, type NewPaymentRow } from './store-payments.ts'
import { lockInvoices, type InvoiceRow } from './store.ts'
import { listClientsWithCredit } from './views.ts'

/** Pays invoices just issued, or open again, with what the provider owes their clients, oldest due date first, as payments by `credit`. */
export async function applyCredit(ctx: Ctx, owed: readonly { id: string; clientId: string }[]): Promise<void> {
  const creditors = new Set(await listClientsWithCredit(ctx, [...new Set(owed.map(({ clientId }) => clientId))]))
  const ids = owed.filter(({ clientId }) => creditors.has(clientId)).map(({ id }) => id)
  if (ids.length === 0) return

  const invoices = (await lockInvoices(ctx, ids)).toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
  const balances = await lockBalances(ctx, [...creditors])
  const before = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const after = new Map(before)
  const payments: NewPaymentRow[] = []
  for (const invoice of invoices) {
    const balance = balances.get(invoice.clientId) ?? 0
    const cents = Math.min(balance, invoice.openCents)
    if (cents <= 0 || invoice.status !== 'open') continue
    balances.set(invoice.clientId, balance - cents)
    after.set(invoice.id, settle(invoice, cents, ctx.today))
    payments.push(creditPayment(ctx, invoice, { principalCents: cents, fineCents: 0, interestCents: 0 }))
  }
  await bookPayments(ctx, payments, before, after)
}

type Parts = { principalCents: Cents; fineCents: Cents; interestCents: Cents }

/** A payment of today that moves what the provider owes the client, not cash. */
export const creditPayment = (ctx: Ctx, { id, clientId }: InvoiceRow, parts: Parts): NewPaymentRow => ({
  id: newId(),
  sourceKey: `credit:${id}:${newId()}`,
  method: 'credit',
  clientId,
  invoiceId: id,
  paidOn: ctx.today,
  creditOn: null,
  receivedCents: parts.principalCents + parts.fineCents + parts.interestCents,
  ...parts,
  creditCents: 0,
  feeCents: 0,
  reversesId: null,
  reason: null,
  receiptPointId: null,
})
