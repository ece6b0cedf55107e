import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { hashPassword } from './password.ts'
import { requireNoMore } from './require-no-more.ts'
import { requireStrongPassword } from './require-strong-password.ts'
import { directGrant } from './rights-of.ts'
import type { NewUser } from './schemas.ts'
import { findUserByEmail, insertUser } from './store.ts'

/** Registers a person of the staff in the present company. Nobody hands out what they do not have. */
export async function createUser(ctx: Ctx, input: z.output<typeof NewUser>) {
  const { email, name, password, permissions } = input
  requireNoMore(ctx, directGrant(permissions))
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
