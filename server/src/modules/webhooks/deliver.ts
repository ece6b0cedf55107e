import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { readPrivateNetworks } from '#kernel/private-networks'
import { requestGuarded } from '#kernel/request-guarded'
import { nextAttemptAt } from './rules/backoff.ts'
import { bodyOf, signedHeaders } from './sign.ts'
import { findTarget, type Target } from './store.ts'
import { findDueEndpoints, keepAttempt, takeDue, type DeliveryRow, type Outcome } from './store-deliveries.ts'

/** Messages on their way to one receiver at a time, each of another object. */
const atOnce = 8
const timeoutMs = 10_000
/** After so many failures in a row the receiver is left alone until the next round. */
const patience = 5
/** Then another job goes on, so that none runs for hours. */
const longestMs = 30_000

/**
 * Sends what is due to one endpoint: at least once, of an object in order, after an acknowledgement (2xx) never again. A failure is
 * tried again later, up to 24 hours; then the message is dead until somebody sends it again.
 */
export async function deliverTo(ctx: Ctx, { endpointId }: { endpointId: string }): Promise<{ sentCount: number }> {
  const target = await findTarget(ctx, endpointId)
  let sentCount = 0
  let failuresInARow = 0
  const started = performance.now()
  while (target && failuresInARow < patience) {
    const lease = newId()
    const at = ctx.at(new Date(ctx.now.getTime() + performance.now() - started))
    const due = await takeDue(at, { endpointId, lease, limit: atOnce })
    if (due.length === 0) break
    for (const isDone of await Promise.all(due.map((delivery) => attempt(at, target, delivery, lease)))) {
      failuresInARow = isDone ? 0 : failuresInARow + 1
      if (isDone) sentCount += 1
    }
    if (performance.now() - started > longestMs) {
      await ctx.enqueue('webhooks.deliver', { endpointId })
      break
    }
  }
  return { sentCount }
}

async function attempt(ctx: Ctx, target: Target, delivery: DeliveryRow, lease: string): Promise<boolean> {
  const outcome = await send(ctx, target, delivery)
  if (outcome.error === null) {
    await keepAttempt(ctx, { id: delivery.id, lease }, outcome, { state: 'delivered' })
    return true
  }
  const at = nextAttemptAt(delivery.attemptCount + 1, ctx.now)
  const next = at ? ({ state: 'waiting', nextAttemptAt: at } as const) : ({ state: 'dead' } as const)
  await keepAttempt(ctx, { id: delivery.id, lease }, outcome, next)
  return false
}

/** What the receiver gets, the same bytes at every attempt. */
export const envelopeOf = (ctx: Ctx, { id, event, createdAt, data }: DeliveryRow): string =>
  bodyOf({ id, type: event, createdAt: createdAt.toISOString(), companyId: ctx.companyId, data })

async function send(ctx: Ctx, target: Target, delivery: DeliveryRow): Promise<Outcome> {
  const body = envelopeOf(ctx, delivery)
  const sealed = [target.secretSealed, target.previousSecretSealed].filter((one) => one !== null)
  const headers = signedHeaders(
    { id: delivery.id, body },
    sealed.map((one) => ctx.secrets.unseal(one)),
    ctx.now,
  )
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  try {
    const options = { ...(await readPrivateNetworks(ctx)), method: 'POST', headers, body, timeoutMs } as const
    const { status } = await requestGuarded(target.url, { ...options, maxAnswerBytes: 4_096 })
    const error = status >= 200 && status < 300 ? null : `O receptor respondeu ${status}.`
    return { status, durationMs: took(), error }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { status: null, durationMs: took(), error: error.message.slice(0, 500) }
  }
}

/** Wakes the endpoints that have something due: retries, and what a dead process left. */
export async function deliverDue(ctx: Ctx): Promise<void> {
  await ctx.enqueueMany(
    'webhooks.deliver',
    (await findDueEndpoints(ctx)).map((endpointId) => ({ endpointId })),
  )
}
