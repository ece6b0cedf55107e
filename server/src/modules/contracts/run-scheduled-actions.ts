import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { AppError, notFound } from '#kernel/errors'
import { closeCancelled } from './cancel-contract.ts'
import { holdContract } from './get-contract.ts'
import { requireTransition } from './move-contract.ts'
import { resumeContract } from './resume-contract.ts'
import { PenaltyWaiver } from './schemas.ts'
import { insertEvents } from './store.ts'
import { closeAction, dropActions, listDueActions, lockAction, type ScheduledAction } from './store-schedule.ts'
import { startSuspension } from './suspend-contract.ts'

const pageSize = 200

/**
 * Does what was put off to today or an earlier day, each in a transaction of its own, as of its own day. What the contract's
 * state no longer admits is closed with the cause, and the run goes on. Safe to repeat.
 */
export async function runScheduledActions(ctx: Ctx): Promise<{ doneCount: number; failedCount: number }> {
  let [doneCount, failedCount] = [0, 0]
  for (let due = await listDueActions(ctx, pageSize); due.length > 0; due = await listDueActions(ctx, pageSize)) {
    for (const action of due) {
      if (await runScheduledAction(ctx, action)) doneCount += 1
      else failedCount += 1
    }
  }
  return { doneCount, failedCount }
}

/** Does one of them; false when the contract's state no longer admits it, which is recorded. */
export async function runScheduledAction(ctx: Ctx, action: ScheduledAction): Promise<boolean> {
  try {
    await ctx.transaction(async (ctx) => await execute(ctx, action))
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await ctx.transaction(async (ctx) => {
      await closeAction(ctx, action.id, error.message)
      const { contractId, kind } = action
      await insertEvents(ctx, [{ contractId, kind: 'scheduled-failed', from: kind, reason: error.message }])
    })
    return false
  }
}

const Payload = z.object({ penaltyWaiver: PenaltyWaiver.optional(), until: z.string().optional() })

async function execute(ctx: Ctx, { id, contractId, kind, reason, onDate: on, payload }: ScheduledAction) {
  const contract = await holdContract(ctx, contractId)
  if (!(await lockAction(ctx, id))) return
  await closeAction(ctx, id)
  const { penaltyWaiver, until } = Payload.parse(payload)
  if (kind === 'cancel') {
    requireTransition(contract, 'cancelled')
    await closeCancelled(ctx, contract, { reason, on, penaltyWaiver })
  } else if (kind === 'suspend') {
    requireTransition(contract, 'suspended')
    await startSuspension(ctx, contract, { kind: 'requested', reason, on, until })
  } else await resumeContract(ctx, { contractId, reason, on })
}

/** Drops what is scheduled before it happens. 404 when nothing of that kind waits. */
export async function dropScheduledAction(
  ctx: Ctx,
  { contractId, kind }: { contractId: string; kind: ScheduledAction['kind'] },
): Promise<{ dropped: true }> {
  await ctx.transaction(async (ctx) => {
    await holdContract(ctx, contractId)
    if ((await dropActions(ctx, contractId, kind)) === 0) throw notFound('scheduled-action', 'Agendamento', kind)
    await insertEvents(ctx, [{ contractId, kind: 'scheduled', from: kind, reason: 'Agendamento desfeito' }])
  })
  return { dropped: true }
}
