import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { resumeContract, suspendContract } from '#modules/contracts'
import type { Batch, Outcome } from './batch.ts'
import { closeUnlocks } from './close-unlocks.ts'
import { decide, type Decision } from './rules/decide.ts'
import type { ContractFacts } from './rules/facts.ts'
import { insertProof, lockContracts } from './store.ts'
import { loadFacts } from './views-facts.ts'
import { nameOf, writeDueNotices } from './write-due-notices.ts'

/** Applies the rules to a batch of contracts in one transaction: promises first, then notices, suspensions and releases. */
export async function applyRules(ctx: Ctx, batch: Batch): Promise<Outcome[]> {
  if (batch.contractIds.length === 0) return []
  return await ctx.transaction(async (ctx) => {
    await lockContracts(ctx, batch.contractIds)
    const outcomes = await closeUnlocks(ctx, batch)
    const facts = await loadFacts(ctx, batch.contractIds, { on: batch.on, at: ctx.now })
    if (!batch.isReleaseOnly) outcomes.push(...(await writeDueNotices(ctx, facts, batch)))
    const isTold = new Set(outcomes.map(({ contractId }) => contractId))
    for (const contract of facts) {
      const outcome = await carryOut(ctx, contract, batch)
      if (outcome && !(outcome.action === 'wait' && isTold.has(contract.contractId))) outcomes.push(outcome)
    }
    return outcomes
  })
}

async function carryOut(ctx: Ctx, contract: ContractFacts, batch: Batch): Promise<Outcome | undefined> {
  const decision = decide(contract, batch.policy, batch.on)
  if (!isWanted(decision, contract, batch)) return undefined
  const outcome = (action: Outcome['action'], explanation: string) => ({ ...nameOf(contract), action, explanation })
  try {
    if (decision.action === 'suspend') await suspend(ctx, contract, decision, batch)
    else if (decision.action === 'release')
      await resumeContract(ctx, { contractId: contract.contractId, reason: `Liberado: ${decision.explanation}` })
    return outcome(decision.action === 'none' ? 'wait' : decision.action, prefixOf(decision) + decision.explanation)
  } catch (error) {
    // What the contract's own rules refuse concerns this contract alone: the others go on.
    if (error instanceof AppError) return outcome('fail', `${decision.explanation}; recusado: ${error.message}`)
    throw error
  }
}

const prefixOf = ({ action }: Decision) => (action === 'release' ? 'libera: ' : action === 'wait' ? 'espera: ' : '')

/** A daily run leaves a financial suspension made by a person alone; only a payment ends it. */
function isWanted({ action }: Decision, { suspension }: ContractFacts, { isReleaseOnly }: Batch): boolean {
  if (action === 'release') return isReleaseOnly || suspension?.hasProof === true
  return action !== 'none' && !isReleaseOnly
}

async function suspend(
  ctx: Ctx,
  { contractId }: ContractFacts,
  { basis, reason, explanation }: Decision & { action: 'suspend' },
  { runId }: Batch,
): Promise<void> {
  await suspendContract(ctx, { contractId, kind: 'financial', reason })
  const proof = { contractId, invoiceId: basis.invoiceId, noticeId: basis.notice.id, runId, explanation }
  const { numAffectedRows } = await insertProof(ctx, proof)
  if (numAffectedRows !== 1n) throw new Error(`Contract ${contractId} has no open financial suspension to prove.`)
}
