import { daysBetween, type CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { applyRules } from './apply-rules.ts'
import type { Action, Outcome } from './batch.ts'
import { getPolicy } from './get-policy.ts'
import { addToRun, finishRun, insertRun, type Counts, type RunRow } from './store.ts'
import { listContractsInDunning } from './views.ts'
import { listContractNames, loadOverdueDebts, type OverdueDebt } from './views-names.ts'

const batchSize = 200

/** How many decisions of each kind a result tells one by one; the counts tell all. */
const maxDecisionsOfAKind = 1_000

export type RunOptions = { on?: CivilDate | undefined; excludeContractIds?: readonly string[] | undefined }
export type DunningRun = RunRow & { isRehearsal: boolean; decisions: (Outcome & Omit<OverdueDebt, 'contractId'>)[] }

/**
 * Applies a day's rules (default: today) to every contract in arrears, but for `excludeContractIds`: writes notices, closes promises,
 * suspends what is due, releases what is paid; 404 for an excluded contract the company does not have. Pages by contract, one transaction a batch: after a crash it goes on where it stood, and
 * a second run on a day finds nothing to do. A day to come is only rehearsed (`ctx.rehearse`): 422 otherwise.
 */
export async function runDunning(ctx: Ctx, input: RunOptions = {}): Promise<DunningRun> {
  const { on = ctx.today, excludeContractIds = [] } = input
  if (on > ctx.today && !ctx.isRehearsal)
    throw invalid('/on', 'A cobrança de um dia que não chegou só pode ser ensaiada: peça a prévia (--dry-run).')
  await requireContracts(ctx, excludeContractIds)
  return await applyDay(on > ctx.today ? atDay(ctx, on) : ctx, on, new Set(excludeContractIds))
}

/** Whoever is to be spared must be somebody: a mistyped id would suspend the contract that was meant. */
async function requireContracts(ctx: Ctx, contractIds: readonly string[]): Promise<void> {
  const known = new Set((await listContractNames(ctx, contractIds)).map(({ contractId }) => contractId))
  const missing = contractIds.find((id) => !known.has(id))
  if (missing !== undefined) throw notFound('contract', 'Contrato', missing)
}

const atDay = (ctx: Ctx, on: CivilDate) => ctx.at(new Date(ctx.now.getTime() + daysBetween(ctx.today, on) * 86_400_000))

async function applyDay(ctx: Ctx, on: CivilDate, excluded: ReadonlySet<string>): Promise<DunningRun> {
  const policy = await getPolicy(ctx, on)
  const runId = newId()
  await insertRun(ctx, { id: runId, companyId: ctx.companyId, onDate: on, startedAt: ctx.now, runBy: ctx.actor.id })
  const told = createTold()
  let after: string | undefined
  do {
    const page = await listContractsInDunning(ctx, { on, after, limit: batchSize })
    const contractIds = page.filter((id) => !excluded.has(id))
    const spared = await spare(
      ctx,
      page.filter((id) => excluded.has(id)),
    )
    const outcomes = await ctx.transaction(async (ctx) => {
      const done = [...spared, ...(await applyRules(ctx, { contractIds, on, policy, runId, isReleaseOnly: false }))]
      await addToRun(ctx, runId, count(done))
      return done
    })
    told.add(outcomes)
    after = page.length < batchSize ? undefined : page.at(-1)
  } while (after !== undefined)
  const decisions = await withDebts(ctx, told.outcomes, on)
  return { ...(await finishRun(ctx, runId)), isRehearsal: ctx.isRehearsal, decisions }
}

/** The first decisions of each kind: a crowd that waits does not hide who is suspended. */
function createTold() {
  const outcomes: Outcome[] = []
  const counts = new Map<Action, number>()
  const add = (more: readonly Outcome[]) => {
    for (const outcome of more) {
      const count = counts.get(outcome.action) ?? 0
      if (count < maxDecisionsOfAKind) outcomes.push(outcome)
      counts.set(outcome.action, count + 1)
    }
  }
  return { outcomes, add }
}

async function withDebts(ctx: Ctx, outcomes: readonly Outcome[], on: CivilDate): Promise<DunningRun['decisions']> {
  const debts = await loadOverdueDebts(ctx, [...new Set(outcomes.map(({ contractId }) => contractId))], on)
  return outcomes.map((outcome) => {
    const { clientName = '', oldest = null, openCents = 0 } = debts.get(outcome.contractId) ?? {}
    return { ...outcome, clientName, oldest, openCents }
  })
}

const spare = async (ctx: Ctx, contractIds: readonly string[]): Promise<Outcome[]> =>
  (await listContractNames(ctx, contractIds)).map((contract) => ({
    ...contract,
    action: 'exclude',
    explanation: 'fora desta execução, a pedido',
  }))

const countOf: Readonly<Record<Action, keyof Counts>> = {
  notify: 'noticedCount',
  suspend: 'suspendedCount',
  release: 'releasedCount',
  'keep-unlock': 'keptUnlockCount',
  'break-unlock': 'brokenUnlockCount',
  wait: 'waitingCount',
  exclude: 'excludedCount',
  fail: 'failedCount',
}

function count(outcomes: readonly Outcome[]): Counts {
  const of = (name: keyof Counts) => outcomes.filter(({ action }) => countOf[action] === name).length
  return {
    noticedCount: of('noticedCount'),
    suspendedCount: of('suspendedCount'),
    releasedCount: of('releasedCount'),
    keptUnlockCount: of('keptUnlockCount'),
    brokenUnlockCount: of('brokenUnlockCount'),
    waitingCount: of('waitingCount'),
    excludedCount: of('excludedCount'),
    failedCount: of('failedCount'),
  }
}
