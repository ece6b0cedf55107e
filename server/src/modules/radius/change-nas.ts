import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { present } from './present.ts'
import { refusing } from './refusals.ts'
import type { NasChanges } from './schemas.ts'
import { requireVersion } from './stale-version.ts'
import { lockNas, networkOf, updateNas, type NasRow } from './store.ts'

/** Changes the given fields of a router. 404, 409 `stale-version`, `network-taken`, `nas-name-taken`. */
export async function changeNas(
  ctx: Ctx,
  { id, version, network, ...changes }: { id: string } & z.output<typeof NasChanges>,
): Promise<NasRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockNas(ctx, id)
    if (!before) throw notFound('nas', 'Concentrador', id)
    requireVersion(before, version)
    const place = network === undefined ? {} : { network: networkOf(network) }
    return await refusing(ctx, () => updateNas(ctx, id, { ...present(changes), ...place }))
  })
}
