import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { deleteLogin as removeLogin, lockLogin } from './store.ts'

/** Removes a login and disconnects it. Its sessions stay in the history, with its contract. 404. */
export async function deleteLogin(ctx: Ctx, { id }: { id: string }): Promise<{ deleted: true }> {
  return await ctx.transaction(async (ctx) => {
    const login = await lockLogin(ctx, id)
    if (!login) throw notFound('login', 'Acesso', id)
    await removeLogin(ctx, id)
    await ctx.enqueue('radius.apply-access', { contractId: login.contractId })
    return { deleted: true }
  })
}
