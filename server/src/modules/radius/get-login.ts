import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { findLogin, type LoginRow } from './store.ts'

/** A login of the company, without its password. 404. */
export async function getLogin(ctx: Ctx, { id }: { id: string }): Promise<LoginRow> {
  const login = await findLogin(ctx, id)
  if (!login) throw notFound('login', 'Acesso', id)
  return login
}
