import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { describeItems } from './describe-items.ts'
import { issueInvoices, type InvoiceDraft } from './issue-invoices.ts'
import type { LoadedContract } from './load-contracts.ts'
import { endOfTime, later, toPeriod } from './rules/days.ts'
import { planBilling, type BillingPlan, type BillingPolicy, type PlannedInvoice } from './rules/plan-billing.ts'
import { settleEnd } from './settle-end.ts'
import { parkContracts, unparkContracts, updateCycles, type ParkedContract } from './store-run.ts'
import type { NewInvoiceRow } from './store.ts'
import type { ContractFacts } from './views-run.ts'

export type Billed = { invoices: NewInvoiceRow[]; parked: ParkedContract[] }

type Planned = { facts: ContractFacts; plan: BillingPlan }

/**
 * Bills contracts, their cycles locked by loadContracts, up to the policy's due date, in the caller's transaction: invoices, cursors, parking, and the settlement of
 * contracts that ended (all their days at once, whatever their due date). Repeating it changes nothing.
 */
export async function billContracts(
  ctx: Ctx,
  contracts: readonly LoadedContract[],
  policy: BillingPolicy,
  runId: string | null,
): Promise<Billed> {
  const planned = contracts.map((contract) => planOne(contract, policy))
  const parked = planned.flatMap(findObstacle)
  const stuck = new Set(parked.map(({ contractId }) => contractId))
  const moving = planned.filter(
    ({ facts, plan }) => !stuck.has(facts.contractId) && plan.billedUntil !== facts.billedUntil,
  )

  const names = await describeItems(
    ctx,
    moving.flatMap(({ plan }) => plan.invoices),
  )
  const drafts = moving.flatMap(({ facts, plan }) =>
    plan.invoices.map((invoice) => toDraft(ctx, facts, invoice, names, runId)),
  )
  const invoices = await issueInvoices(ctx, drafts)
  if (moving.length > 0) await updateCycles(ctx, runId, moving.map(toCycle))
  if (parked.length > 0) await parkContracts(ctx, runId, parked)
  const freed = moving.filter(({ facts }) => facts.isParked).map(({ facts }) => facts.contractId)
  if (freed.length > 0) await unparkContracts(ctx, freed)
  for (const { facts, plan } of planned) {
    const { contractId, endedOn } = facts
    if (endedOn !== null && !stuck.has(contractId) && plan.billedUntil >= endedOn) await settleEnd(ctx, facts, endedOn)
  }
  return { invoices, parked }
}

const planOne = ({ facts, billable }: LoadedContract, policy: BillingPolicy): Planned => {
  const dueUntil = facts.endedOn === null ? policy.dueUntil : endOfTime
  return { facts, plan: planBilling(billable, { ...policy, dueUntil }) }
}

/** Why a contract cannot get its invoices; the boleto must be able to name its payer and where the payer lives. */
function findObstacle({ facts, plan }: Planned): ParkedContract[] {
  const { contractId, contractNumber } = facts
  const owesPenalty = !facts.isSettled && facts.endedOn !== null && (facts.penaltyCents ?? 0) > 0
  const obstacle = plan.obstacle ?? (plan.invoices.length > 0 || owesPenalty ? missingForBoleto(facts) : undefined)
  return obstacle ? [{ contractId, contractNumber, ...obstacle }] : []
}

function missingForBoleto({
  accountId,
  hasDocument,
  hasAddress,
}: ContractFacts): { cause: string; detail: string } | undefined {
  if (accountId === null)
    return { cause: 'no-account', detail: 'Nem o contrato nem a empresa têm portador ativo: cadastre um.' }
  if (!hasDocument)
    return {
      cause: 'client-without-document',
      detail: 'O cliente não tem CPF ou CNPJ, que o boleto exige: complete o cadastro.',
    }
  if (!hasAddress)
    return {
      cause: 'client-without-address',
      detail: 'O cliente não tem endereço, que o boleto exige: complete o cadastro.',
    }
  return undefined
}

const toDraft = (
  ctx: Ctx,
  facts: ContractFacts,
  invoice: PlannedInvoice,
  describe: (item: PlannedInvoice['items'][number]) => string,
  runId: string | null,
): InvoiceDraft => ({
  id: newId(),
  clientId: facts.clientId,
  contractId: facts.contractId,
  accountId: facts.accountId,
  runId,
  reason: invoice.reason,
  period: toPeriod(invoice),
  // A cycle billed late gets no due date in the past: nobody pays fine and interest on what was never asked for.
  dueOn: later(invoice.dueOn, ctx.today),
  amountCents: invoice.amountCents,
  finePpm: facts.finePpm ?? 0,
  interestPpmMonth: facts.interestPpmMonth ?? 0,
  graceDays: facts.graceDays ?? 0,
  items: invoice.items.map((item) => ({
    kind: item.kind,
    period: toPeriod(item),
    description: describe(item),
    quantityDays: item.days,
    amountCents: item.amountCents,
    planVersionId: item.planVersionId,
    priceCents: item.priceCents,
  })),
})

const toCycle = ({ facts, plan }: Planned) => ({
  contractId: facts.contractId,
  billedUntil: plan.billedUntil,
  chargeCount: plan.invoices.reduce((count, invoice) => count + invoice.items.length, 0),
})
