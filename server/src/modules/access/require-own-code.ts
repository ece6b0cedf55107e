import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { guardLogin } from './guard-login.ts'
import { proveCode } from './prove-code.ts'
import { realmOf } from './realms.ts'
import type { UserRow } from './store.ts'

/** A good code of the person who acts, used up by this. 422 at `/code`, 429 for a guesser: six digits are few. */
export async function requireOwnCode(ctx: Ctx, user: UserRow, code: string): Promise<void> {
  const account = { email: user.email, realm: realmOf(user) }
  const factor = await guardLogin(ctx, account, () => proveCode(ctx, user.id, code))
  if (factor === undefined) throw invalid('/code', 'Código incorreto ou já usado.', 'wrong-code')
}
