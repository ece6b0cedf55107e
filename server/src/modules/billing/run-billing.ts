import type { Cents, CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { sqlState } from '#kernel/db'
import { conflict } from '#kernel/errors'
import { unwatched, type Progress } from '#kernel/operations'
import { billContracts, type Billed } from './bill-contracts.ts'
import { getSettings } from './get-settings.ts'
import { loadContracts, type LoadedContract } from './load-contracts.ts'
import type { BillingPolicy } from './rules/plan-billing.ts'
import {
  finishRun,
  holdRun,
  inSavepoint,
  insertMissingCycles,
  openRun,
  parkContracts,
  type ParkedContract,
} from './store-run.ts'
import { countCycles, listCycles } from './views-run.ts'

const pageSize = 2_000
const firstId = '00000000-0000-0000-0000-000000000000'
const listedAtMost = 100

/** What this call billed; `reportRun` tells of the whole run, earlier lives included. */
export type RunSummary = {
  runId: string
  dueUntil: CivilDate
  invoiceCount: number
  amountCents: Cents
  parkedCount: number
  /** The first hundred. */
  parked: ParkedContract[]
}

/**
 * Issues every recurring invoice that falls due until `dueUntil`. One transaction a page, each leaving its contracts' cursors
 * behind: killed at any moment and started again, it goes on; run twice, or twice at once, it bills nothing twice. Under
 * `ctx.rehearse` it is its own preview. 409 `run-undone` when somebody undoes it meanwhile.
 */
export async function runBilling(
  ctx: Ctx,
  { dueUntil }: { dueUntil: CivilDate },
  progress: Progress = unwatched,
): Promise<RunSummary> {
  const { minimumFirstDays, maxChargesPerDay } = await getSettings(ctx)
  const policy: BillingPolicy = { dueUntil, issuedOn: ctx.today, minimumFirstDays, maxChargesPerDay }
  const runId = await ctx.transaction(async (ctx) => {
    await insertMissingCycles(ctx)
    return await openRun(ctx, dueUntil)
  })

  const summary: RunSummary = { runId, dueUntil, invoiceCount: 0, amountCents: 0, parkedCount: 0, parked: [] }
  const total = await countCycles(ctx)
  let done = 0
  let ids = await listCycles(ctx, firstId, pageSize)
  for (let last = ids.at(-1); last !== undefined; last = ids.at(-1)) {
    await progress(done, total, 'Faturando contratos')
    add(summary, await billPage(ctx, ids, policy, runId))
    done += ids.length
    ids = await listCycles(ctx, last, pageSize)
  }
  await finishRun(ctx, runId)
  return summary
}

const billPage = (ctx: Ctx, ids: readonly string[], policy: BillingPolicy, runId: string): Promise<Billed> =>
  ctx.transaction(async (ctx) => {
    if (!(await holdRun(ctx, runId))) throw conflict('run-undone', 'Este faturamento foi desfeito enquanto rodava.')
    const contracts = await loadContracts(ctx, ids, policy.dueUntil)
    return contracts.length === 0 ? nothing : await billSafely(ctx, contracts, policy, runId)
  })

const nothing: Billed = { invoices: [], parked: [] }

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
    return { invoices: [], parked }
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
  return { invoices: [...one.invoices, ...other.invoices], parked: [...one.parked, ...other.parked] }
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

function add(summary: RunSummary, { invoices, parked }: Billed): void {
  summary.invoiceCount += invoices.length
  summary.parkedCount += parked.length
  for (const { amountCents } of invoices) summary.amountCents += amountCents
  summary.parked.push(...parked.slice(0, listedAtMost - summary.parked.length))
}
