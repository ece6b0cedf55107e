import { randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { hashPassword } from './password.ts'
import { countUsers, insertUser, setAdministratorPermissions } from './store.ts'

/**
 * Makes the first administrator when there is no user at all, and gives every administrator the permissions of this version.
 * Gives the e-mail and password only when it made one: this is the only time that a generated password is known.
 */
export const prepareAdministrator = (
  ctx: Ctx,
  {
    email,
    password = randomBytes(12).toString('base64url'),
    permissions,
  }: { email: string; password?: string | undefined; permissions: readonly string[] },
): Promise<{ email: string; password: string } | undefined> =>
  ctx.transaction(async (ctx) => {
    const all = [...permissions].toSorted()
    await setAdministratorPermissions(ctx.db, all, ctx.now)
    if ((await countUsers(ctx.db)) > 0) return undefined
    const passwordHash = await hashPassword(password)
    await insertUser(ctx, {
      id: newId(),
      email: email.toLowerCase(),
      name: 'Administrador',
      passwordHash,
      permissions: all,
      isAdministrator: true,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    return { email, password }
  })
