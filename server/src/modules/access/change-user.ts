import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { getUser, userNotFound } from './list-users.ts'
import { requireNotAbove, requireNoMore } from './require-no-more.ts'
import { directGrant } from './rights-of.ts'
import type { UserChanges } from './schemas-roles.ts'
import { countAdministrators, holdAdministrators } from './store-assignments.ts'
import { revokeSessions } from './store-sessions.ts'
import { lockStaffUser, updateStaffUser } from './store-users.ts'

/**
 * Changes the name and the direct permissions of a person. 404, 403 for what the actor lacks (given or taken),
 * 409 `administrator-permissions`, `own-account` or `stale-version` (with `current`).
 */
export const changeUser = (ctx: Ctx, { id, version, ...changes }: { id: string } & z.output<typeof UserChanges>) =>
  ctx.transaction(async (ctx) => {
    const before = await holdUser(ctx, id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este usuário. Recarregue e refaça a alteração.', {
        current: await getUser(ctx, { id }),
      })
    const { name = before.name, permissions } = changes
    if (permissions === undefined) await updateStaffUser(ctx, id, { name })
    else {
      if (before.isAdministrator)
        throw conflict('administrator-permissions', 'Quem administra o sistema tem todas as permissões, sempre.')
      const moved = [...new Set(permissions).symmetricDifference(new Set(before.permissions))]
      if (id === ctx.actor.id && moved.length > 0)
        throw conflict(
          'own-account',
          'Você não pode mudar as suas próprias permissões. Peça a outra pessoa que administra os acessos.',
        )
      requireNoMore(ctx, directGrant(moved))
      await updateStaffUser(ctx, id, { name, permissions: [...new Set(permissions)].toSorted() })
    }
    return await getUser(ctx, { id })
  })

/** Closes a person's account and ends every session of it at once. 404, 403, 409 `own-account` or `last-administrator`. */
export const deactivateUser = (ctx: Ctx, { id }: { id: string }) =>
  ctx.transaction(async (ctx) => {
    await holdAdministrators(ctx)
    const user = await holdUser(ctx, id)
    if (id === ctx.actor.id)
      throw conflict(
        'own-account',
        'Você não pode desativar a si mesmo. Peça a outra pessoa que administra os acessos.',
      )
    if (!user.isActive) return await getUser(ctx, { id })
    const before = await countAdministrators(ctx)
    await updateStaffUser(ctx, id, { isActive: false })
    await requireAdministrator(ctx, before)
    await revokeSessions(ctx, { userId: id }, 'deactivated')
    return await getUser(ctx, { id })
  })

/** Opens a closed account again, with the roles it had. 404, 403. */
export const reactivateUser = (ctx: Ctx, { id }: { id: string }) =>
  ctx.transaction(async (ctx) => {
    const user = await holdUser(ctx, id)
    if (!user.isActive) await updateStaffUser(ctx, id, { isActive: true })
    return await getUser(ctx, { id })
  })

/** The person of this company, locked. 404; 403 when they hold what the actor lacks. */
export async function holdUser(ctx: Ctx, id: string) {
  const user = await lockStaffUser(ctx, id)
  if (!user) throw userNotFound(id)
  await requireNotAbove(ctx, user)
  return user
}

/** 409 `last-administrator` when a change left nobody who may do everything, where there was someone. */
export async function requireAdministrator(ctx: Ctx, before: number): Promise<void> {
  if (before === 0 || (await countAdministrators(ctx)) > 0) return
  throw conflict(
    'last-administrator',
    'Esta é a última pessoa que administra o sistema. Dê o perfil Administrador a outra antes.',
  )
}
