import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, forbidden } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { hashPassword } from './password.ts'
import { requireStrongPassword } from './require-strong-password.ts'
import type { NewUser } from './schemas.ts'
import { findUserByEmail, insertUser } from './store.ts'

/** Registers a person of the staff in the present company. Nobody hands out what they do not have. */
export async function createUser(ctx: Ctx, input: z.output<typeof NewUser>) {
  const { email, name, password, permissions } = input
  const excess =
    ctx.actor.kind === 'user' ? permissions.find((permission) => !ctx.actor.permissions.has(permission)) : undefined
  if (excess !== undefined) throw forbidden(excess)

  await requireStrongPassword(ctx, password, input, '/password')
  const passwordHash = await hashPassword(password)
  return await ctx.transaction(async (ctx) => {
    if (await findUserByEmail(ctx, email)) throw conflict('email-taken', 'Já existe um usuário com este e-mail.')
    return await insertUser(ctx, {
      id: newId(),
      email,
      name,
      passwordHash,
      permissions: [...permissions].toSorted(),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
  })
}
