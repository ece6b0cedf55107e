import type { Cents, CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { sqlState } from '#kernel/db'
import { billContracts, type Billed } from './bill-contracts.ts'
import { getSettings } from './get-settings.ts'
import { loadContracts, type LoadedContract } from './load-contracts.ts'
import type { Anomaly } from './rules/anomalies.ts'
import type { BillingPolicy } from './rules/plan-billing.ts'
import {
  finishRun,
  inSavepoint,
  insertMissingCycles,
  insertRun,
  parkContracts,
  type ParkedContract,
} from './store-run.ts'
import { listCycles } from './views-run.ts'
import type { NewInvoiceRow } from './store.ts'
import { comparePreviousMonth, listSample, type Comparison, type SampleInvoice } from './views-summary.ts'

const pageSize = 2_000
const firstId = '00000000-0000-0000-0000-000000000000'
const listedAtMost = 100

export type RunSummary = {
  runId: string
  dueUntil: CivilDate
  invoiceCount: number
  amountCents: Cents
  /** The same due days one month before. */
  previousMonth: Comparison
  parkedCount: number
  anomalyCount: number
  /** The first hundred of each. */
  parked: ParkedContract[]
  anomalies: Anomaly[]
  sample: SampleInvoice[]
}

type Totals = Pick<
  RunSummary,
  'invoiceCount' | 'amountCents' | 'parkedCount' | 'anomalyCount' | 'parked' | 'anomalies'
> & {
  firstDueOn: CivilDate | null
  sampleIds: string[]
}

/**
 * Issues every recurring invoice that falls due until `dueUntil`. One transaction a page, each leaving its contracts' cursors
 * behind: killed at any moment and started again, it goes on; run twice, or twice at once, it bills nothing twice. Under
 * `ctx.rehearse` it is its own preview.
 */
export async function runBilling(ctx: Ctx, { dueUntil }: { dueUntil: CivilDate }): Promise<RunSummary> {
  const { minimumFirstDays, maxChargesPerDay } = await getSettings(ctx)
  const policy: BillingPolicy = { dueUntil, issuedOn: ctx.today, minimumFirstDays, maxChargesPerDay }
  const runId = await ctx.transaction(async (ctx) => {
    await insertMissingCycles(ctx)
    return await insertRun(ctx, dueUntil)
  })

  const totals: Totals = {
    invoiceCount: 0,
    amountCents: 0,
    parkedCount: 0,
    anomalyCount: 0,
    parked: [],
    anomalies: [],
    firstDueOn: null,
    sampleIds: [],
  }
  let ids = await listCycles(ctx, firstId, pageSize)
  for (let last = ids.at(-1); last !== undefined; last = ids.at(-1)) {
    add(totals, await billPage(ctx, ids, policy, runId))
    ids = await listCycles(ctx, last, pageSize)
  }
  const { firstDueOn, sampleIds, ...counts } = totals
  await finishRun(ctx, runId, {
    invoiceCount: counts.invoiceCount,
    amountCents: counts.amountCents,
    parkedCount: counts.parkedCount,
  })
  const previousMonth = await comparePreviousMonth(ctx, {
    from: firstDueOn ?? dueUntil,
    to: dueUntil,
    amountCents: counts.amountCents,
  })
  return { runId, dueUntil, ...counts, previousMonth, sample: await listSample(ctx, sampleIds) }
}

const billPage = (ctx: Ctx, ids: readonly string[], policy: BillingPolicy, runId: string): Promise<Billed> =>
  ctx.transaction(async (ctx) => {
    const contracts = await loadContracts(ctx, ids, policy.dueUntil)
    return contracts.length === 0 ? nothing : await billSafely(ctx, contracts, policy, runId)
  })

const nothing: Billed = { invoices: [], parked: [], anomalies: [] }

/** A contract that the database itself refuses is found by halves and parked, so that it does not hold up the others. */
async function billSafely(
  ctx: Ctx,
  contracts: readonly LoadedContract[],
  policy: BillingPolicy,
  runId: string,
): Promise<Billed> {
  try {
    return await inSavepoint(ctx, () => billContracts(ctx, contracts, policy, runId))
  } catch (error) {
    const state = sqlState(error)
    if (state === undefined || !/^2[23]/.test(state)) throw error
    const [only] = contracts
    if (contracts.length > 1 || only === undefined) return await billHalves(ctx, contracts, policy, runId)
    const { contractId, contractNumber } = only.facts
    ctx.log.error({ err: error, contractId }, 'contract refused by the database')
    const parked = [{ contractId, contractNumber, ...explain(state) }]
    await parkContracts(ctx, runId, parked)
    return { invoices: [], parked, anomalies: [] }
  }
}

async function billHalves(
  ctx: Ctx,
  contracts: readonly LoadedContract[],
  policy: BillingPolicy,
  runId: string,
): Promise<Billed> {
  const middle = Math.ceil(contracts.length / 2)
  const one = await billSafely(ctx, contracts.slice(0, middle), policy, runId)
  const other = await billSafely(ctx, contracts.slice(middle), policy, runId)
  return {
    invoices: [...one.invoices, ...other.invoices],
    parked: [...one.parked, ...other.parked],
    anomalies: [...one.anomalies, ...other.anomalies],
  }
}

const explain = (state: string) =>
  state === '23505' || state === '23P01'
    ? {
        cause: 'overlapping-period',
        detail: 'Parte destes dias já foi faturada em outro título: cancele ou ajuste o título sobreposto.',
      }
    : {
        cause: 'refused-by-database',
        detail: `O banco de dados recusou o lançamento (SQLSTATE ${state}): veja o log desta rodada.`,
      }

function add(totals: Totals, { invoices, parked, anomalies }: Billed): void {
  totals.invoiceCount += invoices.length
  totals.parkedCount += parked.length
  totals.anomalyCount += anomalies.length
  for (const invoice of invoices) note(totals, invoice)
  totals.parked.push(...parked.slice(0, listedAtMost - totals.parked.length))
  totals.anomalies.push(...anomalies.slice(0, listedAtMost - totals.anomalies.length))
}

function note(totals: Totals, { id, amountCents, dueOn }: NewInvoiceRow): void {
  totals.amountCents += amountCents
  if (totals.firstDueOn === null || dueOn < totals.firstDueOn) totals.firstDueOn = dueOn
  if (totals.sampleIds.length < 5) totals.sampleIds.push(id)
}
