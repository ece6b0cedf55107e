import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { findLoginFile, type LoginFile } from './views-logins.ts'

/** A login of the company, without its password: whose it is, its plan, and what its next login is answered and why. 404. */
export async function getLogin(ctx: Ctx, { id }: { id: string }): Promise<LoginFile> {
  const login = await findLoginFile(ctx, id)
  if (!login) throw notFound('login', 'Acesso', id)
  return login
}
