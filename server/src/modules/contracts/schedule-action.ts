import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertEvents } from './store.ts'
import { dropActions, insertAction, type ScheduledAction } from './store-schedule.ts'

type NewAction = {
  contractId: string
  kind: ScheduledAction['kind']
  on: string
  reason: string
  payload?: Record<string, unknown>
}

/** Puts something off to a day; one of the same kind that was waiting gives way. */
export async function scheduleAction(
  ctx: Ctx,
  { contractId, kind, on, reason, payload = {} }: NewAction,
): Promise<ScheduledAction> {
  await dropActions(ctx, contractId, kind)
  const action = await insertAction(ctx, {
    id: newId(),
    companyId: ctx.companyId,
    contractId,
    kind,
    onDate: on,
    reason,
    payload: JSON.stringify(payload),
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
  })
  await insertEvents(ctx, [{ contractId, kind: 'scheduled', to: kind, on, reason, details: payload }])
  return action
}
