import type { Cents, CivilDate } from '@open-sgp/brasil'
import { creditDays, type ServiceCharge } from './credit-days.ts'
import { earlier, formatDays, later, type Days } from './days.ts'
import { nextBill, type Bill } from './next-bill.ts'
import { pricePart, type PlanPeriod, type PricedDays } from './price-part.ts'

/** All that decides what a contract is billed. */
export type BillableContract = {
  dueDay: number
  isCharged: boolean
  billedUntil: CivilDate
  endedOn: CivilDate | null
  billed: readonly Days[]
  plans: readonly PlanPeriod[]
  /** Days without service, suspended or after the end, that were not given back yet. */
  unserved: readonly Days[]
  /** Charges issued before that overlap `unserved`. */
  charges: readonly ServiceCharge[]
  /** Charges that the contract got today already. */
  chargesToday: number
}

export type BillingPolicy = {
  dueUntil: CivilDate
  issuedOn: CivilDate
  minimumFirstDays: number
  maxChargesPerDay: number
}

export type PlannedItem = Days & {
  kind: PricedDays['kind'] | 'suspension_credit'
  days: number
  amountCents: Cents
  planVersionId: string | null
}
export type PlannedInvoice = Days & {
  dueOn: CivilDate
  reason: Bill['reason']
  amountCents: Cents
  items: PlannedItem[]
}
export type Obstacle = { cause: 'no-plan-period' | 'too-many-charges'; detail: string }
export type BillingPlan = { invoices: PlannedInvoice[]; billedUntil: CivilDate; obstacle?: Obstacle }

/**
 * The invoices of one contract that fall due until `dueUntil`. An obstacle means that nothing at all may be issued for it. Courtesy
 * and a price of zero give no invoice, but their days count as billed.
 */
export function planBilling(contract: BillableContract, policy: BillingPolicy): BillingPlan {
  const invoices: PlannedInvoice[] = []
  let { billedUntil } = contract
  const charges: ServiceCharge[] = contract.charges.map((charge) => ({ ...charge }))
  let { unserved } = contract
  for (;;) {
    const bill = nextBill({ ...contract, billedUntil, minimumFirstDays: policy.minimumFirstDays })
    if (!bill || bill.dueOn > policy.dueUntil) return bound(contract, policy, { invoices, billedUntil })
    billedUntil = bill.to
    if (!contract.isCharged) continue

    const items = priceBill(bill, contract.plans)
    if (!Array.isArray(items)) return { invoices: [], billedUntil: contract.billedUntil, obstacle: items }
    charges.push(...items.map((item) => ({ ...item, creditedDays: 0 })))
    const invoice = toInvoice(
      bill,
      items,
      unserved.length === 0 ? [] : credit(bill, items, contract, policy, unserved, charges),
    )
    unserved = without(unserved, invoice.items)
    if (items.length > 0) invoices.push(invoice)
  }
}

function priceBill(bill: Bill, plans: readonly PlanPeriod[]): PricedDays[] | Obstacle {
  const items: PricedDays[] = []
  for (const part of bill.parts) {
    const priced = pricePart(part, plans)
    if (!Array.isArray(priced)) {
      const detail = `O contrato não tem plano em vigor em ${priced.uncoveredOn}: confira os períodos de plano do contrato.`
      return { cause: 'no-plan-period', detail }
    }
    for (const item of priced) if (item.amountCents > 0) items.push(item)
  }
  return items
}

/** Suspended days up to the day of issue; a last invoice knows them all. What does not fit goes to the next one. */
function credit(
  bill: Bill,
  items: readonly PricedDays[],
  contract: BillableContract,
  { issuedOn }: BillingPolicy,
  unserved: readonly Days[],
  charges: readonly ServiceCharge[],
): PlannedItem[] {
  const until = bill.to === contract.endedOn ? bill.to : earlier(issuedOn, bill.to)
  const known = unserved
    .map((days) => ({ from: days.from, to: earlier(days.to, until) }))
    .filter((days) => days.from < days.to)
  const total = items.reduce((sum, item) => sum + item.amountCents, 0)
  return creditDays(known, charges, total).map(({ charge, days, amountCents, from, to }) => {
    charge.creditedDays += days
    return { kind: 'suspension_credit', from, to, days, amountCents: -amountCents, planVersionId: null }
  })
}

const toInvoice = (bill: Bill, items: PricedDays[], credits: PlannedItem[]): PlannedInvoice => {
  const all: PlannedItem[] = credits.length > 0 ? [...items, ...credits] : items
  const amountCents = all.reduce((sum, item) => sum + item.amountCents, 0)
  return { from: bill.from, to: bill.to, dueOn: bill.dueOn, reason: bill.reason, amountCents, items: all }
}

function without(unserved: readonly Days[], items: readonly PlannedItem[]): readonly Days[] {
  let rest = unserved
  for (const item of items) if (item.kind === 'suspension_credit') rest = rest.flatMap((days) => subtract(days, item))
  return rest
}

const subtract = (days: Days, gone: Days): Days[] =>
  [
    { from: days.from, to: earlier(days.to, gone.from) },
    { from: later(days.from, gone.to), to: days.to },
  ].filter(({ from, to }) => from < to)

function bound({ billedUntil, chargesToday }: BillableContract, policy: BillingPolicy, plan: BillingPlan): BillingPlan {
  const count = chargesToday + plan.invoices.reduce((sum, invoice) => sum + invoice.items.length, 0)
  if (plan.invoices.length === 0 || count <= policy.maxChargesPerDay) return plan
  const detail = `Seriam ${count} lançamentos num só dia (limite ${policy.maxChargesPerDay}), desde ${formatDays({ from: billedUntil, to: plan.billedUntil })}: confira a data de ativação e os períodos já faturados.`
  return { invoices: [], billedUntil, obstacle: { cause: 'too-many-charges', detail } }
}
