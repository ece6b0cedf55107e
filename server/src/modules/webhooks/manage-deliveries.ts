import type { CivilDate } from '@open-sgp/brasil'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { beginningOf } from '#kernel/day-bounds'
import { notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { envelopeOf } from './deliver.ts'
import { getEndpoint } from './manage-endpoints.ts'
import type { DeliveryFilter } from './schemas.ts'
import { findDelivery, listAttempts, listDeliveryRows, reviveDeliveries, type DeliveryRow } from './store-deliveries.ts'

/** The messages of an endpoint, newest first. 404. */
export async function listDeliveries(
  ctx: Ctx,
  { id, limit, cursor, state, event }: { id: string } & z.output<typeof DeliveryFilter>,
) {
  await getEndpoint(ctx, { id })
  const [before] = decodeCursor(z.tuple([z.int()]), cursor) ?? []
  const rows = await listDeliveryRows(ctx, { endpointId: id, before, limit: limit + 1, state, event })
  return toPage(rows, limit, ({ seq }) => [seq])
}

async function requireDelivery(ctx: Ctx, id: string): Promise<DeliveryRow> {
  const delivery = await findDelivery(ctx, id)
  if (!delivery) throw notFound('webhook-delivery', 'Entrega', id)
  return delivery
}

/** A message with what is sent and every attempt. 404. */
export async function getDelivery(ctx: Ctx, { id }: { id: string }) {
  const delivery = await requireDelivery(ctx, id)
  return { ...delivery, body: envelopeOf(ctx, delivery), attempts: await listAttempts(ctx, id) }
}

/** Sends a message again, under the same webhook-id. One that waits anyway is left. 404. */
export const replayDelivery = (ctx: Ctx, { id }: { id: string }): Promise<{ replayedCount: number }> =>
  ctx.transaction(async (ctx) => {
    const { endpointId } = await requireDelivery(ctx, id)
    const replayedCount = await reviveDeliveries(ctx, { id })
    await ctx.enqueue('webhooks.deliver', { endpointId })
    return { replayedCount }
  })

type Replay = { id: string; since?: Date | CivilDate | undefined; onlyDead?: boolean | undefined }

/** Sends again what was made since an instant or a day, in its order; `onlyDead`: what no receiver ever took. 404. */
export const replayDeliveries = (
  ctx: Ctx,
  { id, since, onlyDead = false }: Replay,
): Promise<{ replayedCount: number }> =>
  ctx.transaction(async (ctx) => {
    await getEndpoint(ctx, { id })
    const from = since === undefined ? undefined : beginningOf(ctx, since)
    const replayedCount = await reviveDeliveries(ctx, { endpointId: id, since: from, onlyDead })
    await ctx.enqueue('webhooks.deliver', { endpointId: id })
    return { replayedCount }
  })
