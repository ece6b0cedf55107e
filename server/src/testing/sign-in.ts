import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#kernel/db'
import { newId } from '#kernel/ids'
import { startOfTests } from './start-of-tests.ts'

/** A session of a person without asking for password or second factor; gives its token. */
export async function signInAs(db: Db, email: string): Promise<string> {
  const user = await db
    .selectFrom('access.users')
    .select(['id', 'realm'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('access.sessions')
    .values({
      id: newId(),
      realm: user.realm,
      userId: user.id,
      kind: 'login',
      tokenHash: createHash('sha256').update(token).digest(),
      createdAt: startOfTests,
      lastSeenAt: startOfTests,
      expiresAt: new Date('2199-01-01T00:00:00Z'),
    })
    .execute()
  return token
}
