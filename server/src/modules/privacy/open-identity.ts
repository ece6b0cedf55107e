import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { findErasure } from './store.ts'

/** Who an anonymised person was, for who may ask it by law. 404; 409 `identity-gone` once its term is over. */
export async function openIdentity(ctx: Ctx, { clientId }: { clientId: string }): Promise<{ identity: unknown }> {
  const erasure = await findErasure(ctx, clientId)
  if (!erasure) throw notFound('erasure', 'Anonimização', clientId)
  if (erasure.identitySealed === null)
    throw conflict('identity-gone', 'O prazo legal acabou e a identidade foi eliminada: ninguém mais sabe quem era.')
  return { identity: JSON.parse(ctx.secrets.unseal(erasure.identitySealed)) }
}
