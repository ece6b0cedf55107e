import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { revokeSession, revokeSessions } from './store-sessions.ts'

/** Ends the session that asks, a person's or a program's, or every session of that person. 409 `no-session` for a key, which has none. */
export async function logOut(
  ctx: Ctx,
  { everywhere = false }: { everywhere?: boolean } = {},
): Promise<{ closed: true }> {
  const { id: userId, sessionId } = ctx.actor
  if (everywhere) await revokeSessions(ctx, { userId }, 'logout')
  else if (sessionId === undefined || !(await revokeSession(ctx, sessionId, 'logout')))
    throw conflict('no-session', 'Uma chave de API não abre sessão. Para que deixe de valer, revogue a chave.')
  return { closed: true }
}
