import type { Ctx } from '#kernel/context'
import type { Realm } from '#kernel/rights'

/** Has the way back sent to whoever this e-mail belongs to. Who it is, is looked up later by a job: the answer, and its time, are the same for all. */
export async function forgotPassword(
  ctx: Ctx,
  { email, realm = 'staff' }: { email: string; realm?: Realm | undefined },
): Promise<{ accepted: true }> {
  await ctx.enqueue('access.send-password-reset', { email, realm })
  return { accepted: true }
}
