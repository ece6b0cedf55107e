import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { generateSecret } from './generate-secret.ts'
import { present } from './present.ts'
import { refusing } from './refusals.ts'
import type { NewNas } from './schemas.ts'
import { seal } from './sealing.ts'
import { insertNas, networkOf, type NasRow } from './store.ts'

/**
 * Registers an access router by the source address (or network) of its packets. The secret, generated when absent, is
 * given back this once. 409 `network-taken` or `nas-name-taken`. FreeRADIUS serves it from its next packet on.
 */
export async function createNas(ctx: Ctx, input: z.output<typeof NewNas>): Promise<NasRow & { secret: string }> {
  const { secret = generateSecret(32), network, name, ...given } = input
  const id = newId()
  const row = await refusing(ctx, (ctx) =>
    insertNas(ctx, {
      ...present(given),
      id,
      name,
      companyId: ctx.companyId,
      network: networkOf(network),
      secretSealed: seal(ctx.secrets, id, secret),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
  )
  return { ...row, secret }
}
