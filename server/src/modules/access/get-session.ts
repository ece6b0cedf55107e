import type { Ctx } from '#kernel/context'
import { unauthorized } from '#kernel/errors'
import { noCompany } from '#kernel/session'
import { findUser, listCompanies } from './store.ts'

/** The actor's own session: the user with its permissions, the companies open to it and the one in use, and what must be done first. */
export async function getSession(ctx: Ctx) {
  const user = await findUser(ctx, ctx.actor.id)
  if (!user) throw unauthorized()
  const companyId = ctx.companyId === noCompany ? null : ctx.companyId
  return {
    user: { ...user, permissions: [...ctx.actor.permissions] },
    companyId,
    companies: await listCompanies(ctx, user.id),
    duties: [...(ctx.actor.duties ?? [])],
  }
}
