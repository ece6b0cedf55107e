import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import type { RoleFilter } from './schemas-roles.ts'
import { countHolders, findRole, findRoles } from './store-roles.ts'

/** Shipped roles and the company's own, with how many people have each here. */
export async function listRoles(ctx: Ctx, { limit, cursor }: z.output<typeof RoleFilter>) {
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  const page = toPage(await findRoles(ctx, { limit: limit + 1, after }), limit, (role) => [role.id])
  const counts = await countHolders(ctx)
  return { ...page, items: page.items.map((role) => ({ ...role, holderCount: counts.get(role.id) ?? 0 })) }
}

/** A role. 404 when it is of another company. */
export async function getRole(ctx: Ctx, { id }: { id: string }) {
  const role = await findRole(ctx, id)
  if (!role) throw notFound('role', 'Perfil', id)
  return { ...role, holderCount: (await countHolders(ctx)).get(id) ?? 0 }
}
