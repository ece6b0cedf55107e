import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { contentOf, grantOf, roleNameTaken } from './create-role.ts'
import { getRole } from './list-roles.ts'
import { requireNoMore } from './require-no-more.ts'
import type { RoleChanges } from './schemas-roles.ts'
import { findAssignments } from './store-assignments.ts'
import {
  deleteRole,
  findRole,
  hasRoleNamed,
  lockOwnRole,
  updateRole,
  wasAssigned,
  type RoleContent,
  type RoleRow,
} from './store-roles.ts'

/**
 * Changes a role of the company; who has it has it changed at the next request. 404, 403 for what the actor lacks,
 * 409 `shipped-role`, `own-role`, `role-name-taken` or `stale-version` (with `current`).
 */
export const changeRole = (ctx: Ctx, { id, version, ...changes }: { id: string } & z.output<typeof RoleChanges>) =>
  ctx.transaction(async (ctx) => {
    const before = await holdRole(ctx, id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este perfil. Recarregue e refaça a alteração.', {
        current: before,
      })
    const content = contentOf(before, changes)
    // Who lacks a part of a role neither hands it on in another shape nor takes it from those who have it, wherever they have it.
    const isPlaced = await wasAssigned(ctx, id)
    requireNoMore(ctx, grantOf(before), { isPlaced })
    requireNoMore(ctx, grantOf(content), { isPlaced })
    await requireNotLooser(ctx, before, content)
    if (await hasRoleNamed(ctx, content.name, id)) throw roleNameTaken(content.name)
    await updateRole(ctx, id, content)
    return await getRole(ctx, { id })
  })

/** The second factor, hours and networks that bind somebody are not for that person to take away. */
async function requireNotLooser(ctx: Ctx, before: RoleRow, after: RoleContent): Promise<void> {
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const isLooser =
    (before.requiresSecondFactor && !after.requiresSecondFactor) ||
    (before.signInHours !== null && !isSame(before.signInHours, after.signInHours)) ||
    (before.ipRanges.length > 0 && !isSame(before.ipRanges, after.ipRanges))
  if (!isLooser || ctx.actor.realm !== 'staff') return
  if (!(await findAssignments(ctx, ctx.actor.id)).some(({ roleId }) => roleId === before.id)) return
  throw conflict(
    'own-role',
    'Este perfil é seu: o segundo fator, o horário e a rede dele, só outra pessoa que administra os acessos muda.',
  )
}

/** Deletes a role that nobody ever had. 404, 409 `shipped-role` or `role-used`. */
export const removeRole = (ctx: Ctx, { id }: { id: string }): Promise<{ deleted: true }> =>
  ctx.transaction(async (ctx) => {
    await holdRole(ctx, id)
    if (await wasAssigned(ctx, id))
      throw conflict('role-used', 'Este perfil já foi dado a alguém e fica para o histórico. Retire-o das pessoas.')
    await deleteRole(ctx, id)
    return { deleted: true }
  })

async function holdRole(ctx: Ctx, id: string) {
  const role = await lockOwnRole(ctx, id)
  if (role) return role
  if (!(await findRole(ctx, id))) throw notFound('role', 'Perfil', id)
  throw conflict('shipped-role', 'Os perfis que vêm com o sistema não se alteram. Faça uma cópia e altere a cópia.')
}
