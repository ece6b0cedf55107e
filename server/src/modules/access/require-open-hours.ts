import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { rightsOf } from './rights-of.ts'
import { listCompanies, type UserRow } from './store.ts'

/** Refuses a person whose roles, in every one of their companies, do not count now or from where they are: 403 `outside-hours`, `outside-network`. */
export async function requireOpenHours(ctx: Ctx, user: UserRow): Promise<void> {
  const { id: userId, isAdministrator, permissions } = user
  let refusal: AppError | undefined
  for (const { id: companyId, timeZone } of await listCompanies(ctx, userId)) {
    const person = { userId, companyId, isAdministrator, permissions, timeZone }
    try {
      await rightsOf(ctx.db, person, ctx.now, ctx.address ?? undefined)
      return
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 403) throw error
      refusal = error
    }
  }
  if (refusal) throw refusal
}
