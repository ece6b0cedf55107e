import type { Cents, CivilDate } from '@open-sgp/brasil'
import { creditDays, type ServiceCharge } from './credit-days.ts'
import { countDays, earlier, formatDays, later, type Days } from './days.ts'
import { nextBill, type Bill } from './next-bill.ts'
import { priceDifference, type RepricedDays } from './price-difference.ts'
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
  /** Days billed at a price that changed afterwards and was not settled yet. */
  repriced: readonly RepricedDays[]
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
  kind: PricedDays['kind'] | 'suspension_credit' | 'plan_difference'
  days: number
  amountCents: Cents
  planVersionId: string | null
  /** Monthly price of the days charged; null for a correction. */
  priceCents: Cents | null
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
  let { unserved, repriced } = contract
  for (;;) {
    const bill = nextBill({ ...contract, billedUntil, minimumFirstDays: policy.minimumFirstDays })
    if (!bill || bill.dueOn > policy.dueUntil) return bound(contract, policy, { invoices, billedUntil })
    billedUntil = bill.to
    if (!contract.isCharged) continue

    const items = priceBill(bill, contract.plans)
    if (!Array.isArray(items)) return { invoices: [], billedUntil: contract.billedUntil, obstacle: items }
    if (items.length === 0) continue
    charges.push(...items.map((item) => ({ ...item, creditedDays: 0 })))
    const until = bill.to === contract.endedOn ? bill.to : earlier(policy.issuedOn, bill.to)
    const credits = unserved.length === 0 ? none : credit(unserved, until, charges, sum(items))
    const differences = repriced.length === 0 ? none : settleDifferences(repriced, sum(items) + sum(credits))
    unserved = without(unserved, credits)
    repriced = without(repriced, differences)
    invoices.push(toInvoice(bill, [...items, ...credits, ...differences]))
  }
}

const none: PlannedItem[] = []
const noPlan = { planVersionId: null, priceCents: null } as const
const sum = (items: readonly { amountCents: Cents }[]): Cents =>
  items.reduce((total, item) => total + item.amountCents, 0)

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
  unserved: readonly Days[],
  until: CivilDate,
  charges: readonly ServiceCharge[],
  maxCents: Cents,
): PlannedItem[] {
  const known = unserved
    .map((days) => ({ from: days.from, to: earlier(days.to, until) }))
    .filter((days) => days.from < days.to)
  return creditDays(known, charges, maxCents).map(({ charge, days, amountCents, from, to }) => {
    charge.creditedDays += days
    return { kind: 'suspension_credit', from, to, days, amountCents: -amountCents, ...noPlan }
  })
}

/** What the changed prices still ask or give back, as far as the invoice does not go below zero; the rest waits. */
function settleDifferences(repriced: readonly RepricedDays[], totalCents: Cents): PlannedItem[] {
  let left = totalCents
  return repriced.flatMap((days) => {
    const amountCents = priceDifference(days)
    if (amountCents === 0 || left + amountCents < 0) return []
    left += amountCents
    const { from, to, planVersionId } = days
    const item = { from, to, days: countDays(days), amountCents, planVersionId, priceCents: null }
    return [{ kind: 'plan_difference' as const, ...item }]
  })
}

const toInvoice = (bill: Bill, items: PlannedItem[]): PlannedInvoice => ({
  from: bill.from,
  to: bill.to,
  dueOn: bill.dueOn,
  reason: bill.reason,
  amountCents: sum(items),
  items,
})

/** The days less those that the items settle. */
function without<D extends Days>(list: readonly D[], items: readonly Days[]): readonly D[] {
  let rest = list
  for (const item of items) rest = rest.flatMap((days) => subtract(days, item))
  return rest
}

const subtract = <D extends Days>(days: D, gone: Days): D[] =>
  [
    { ...days, to: earlier(days.to, gone.from) },
    { ...days, from: later(days.from, gone.to) },
  ].filter(({ from, to }) => from < to)

function bound({ billedUntil, chargesToday }: BillableContract, policy: BillingPolicy, plan: BillingPlan): BillingPlan {
  const count = chargesToday + plan.invoices.reduce((sum, invoice) => sum + invoice.items.length, 0)
  if (plan.invoices.length === 0 || count <= policy.maxChargesPerDay) return plan
  const detail = `Seriam ${count} lançamentos num só dia (limite ${policy.maxChargesPerDay}), desde ${formatDays({ from: billedUntil, to: plan.billedUntil })}: confira a data de ativação e os períodos já faturados.`
  return { invoices: [], billedUntil, obstacle: { cause: 'too-many-charges', detail } }
}
