import { formatCents, type Cents, type CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { adjustLocked } from './adjust-invoice.ts'
import { grantCredit } from './grant-credit.ts'
import { issueInvoices } from './issue-invoices.ts'
import { creditDays } from './rules/credit-days.ts'
import { formatDay } from './rules/days.ts'
import { nextDueOn } from './rules/due-dates.ts'
import { priceDifference } from './rules/price-difference.ts'
import { closeCycle } from './store-run.ts'
import { lockInvoices } from './store.ts'
import { listRepricedDays, listServiceCharges, listUnservedDays, type ContractFacts } from './views-run.ts'

/**
 * What remains to be done once all days of an ended contract are billed: days without service are given back and the penalty of the
 * loyalty is charged. Done once, even when an invoice is
 * released and billed again afterwards.
 */
export async function settleEnd(ctx: Ctx, facts: ContractFacts, endedOn: CivilDate): Promise<void> {
  if (!facts.isSettled) {
    await giveBack(ctx, facts, endedOn)
    await giveBackDifference(ctx, facts)
    await chargePenalty(ctx, facts)
  }
  await closeCycle(ctx, facts.contractId)
}

/** Suspended days and those after the end: an open invoice gets a discount; what is paid already becomes the client's credit. */
async function giveBack(ctx: Ctx, { contractId, clientId }: ContractFacts, endedOn: CivilDate): Promise<void> {
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
}

/** A cheaper plan that began within days billed already; what a dearer one would still ask is forgiven. */
async function giveBackDifference(ctx: Ctx, { contractId, clientId }: ContractFacts): Promise<void> {
  const cents = (await listRepricedDays(ctx, [contractId])).reduce((sum, days) => sum + priceDifference(days), 0)
  const reason = 'Diferença da troca para um plano mais barato'
  if (cents < 0) await grantCredit(ctx, { clientId, amountCents: -cents, reason })
}

async function chargePenalty(ctx: Ctx, facts: ContractFacts): Promise<void> {
  const { penaltyCents: amountCents, clientId, contractId, accountId, finePpm, interestPpmMonth, graceDays } = facts
  if (amountCents === null || amountCents <= 0 || accountId === null) return
  const terms = { accountId, finePpm: finePpm ?? 0, interestPpmMonth: interestPpmMonth ?? 0, graceDays: graceDays ?? 0 }
  const item = { kind: 'penalty', description: 'Multa por rescisão antes do fim da fidelidade', amountCents } as const
  const nothing = { period: null, quantityDays: null, planVersionId: null, priceCents: null }
  const dueOn = nextDueOn(ctx.today, facts.dueDay)
  await issueInvoices(ctx, [
    {
      id: newId(),
      clientId,
      contractId,
      ...terms,
      runId: null,
      reason: 'penalty',
      period: null,
      dueOn,
      amountCents,
      items: [{ ...item, ...nothing }],
    },
  ])
}
