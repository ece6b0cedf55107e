import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { UserFilter } from './schemas-roles.ts'
import { findAssignments } from './store-assignments.ts'
import { findStaff, findStaffUser } from './store-users.ts'

/** People who work in the company, in the order in which they came. */
export async function listUsers(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof UserFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await findStaff(ctx, { ...filter, limit: limit + 1, after }), limit, (user) => [user.id])
}

export const userNotFound = (id: string) => notFound('user', 'Usuário', id)

/** A person with the roles that they have here. 404 when they do not work in this company. */
export async function getUser(ctx: Ctx, { id }: { id: string }) {
  const user = await findStaffUser(ctx, id)
  if (!user) throw userNotFound(id)
  return { ...user, assignments: await findAssignments(ctx, id) }
}
