import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { generateSecret } from './generate-secret.ts'
import type { NewSecret } from './schemas.ts'
import { seal } from './sealing.ts'
import { requireVersion } from './stale-version.ts'
import { lockNas, updateNas, type NasRow } from './store.ts'

/** A new secret, generated when absent and given back this once. FreeRADIUS takes it within a minute. 404, 409 `stale-version`. */
export async function rotateNasSecret(
  ctx: Ctx,
  { id, version, secret = generateSecret(32) }: { id: string } & z.output<typeof NewSecret>,
): Promise<NasRow & { secret: string }> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockNas(ctx, id)
    if (!before) throw notFound('nas', 'Concentrador', id)
    requireVersion(before, version)
    return { ...(await updateNas(ctx, id, { secretSealed: seal(ctx.secrets, id, secret) })), secret }
  })
}
