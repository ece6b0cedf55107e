import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeContract } from '#testing'
import { listClosedSessions } from './list-closed-sessions.ts'
import { listOpenSessions } from './list-open-sessions.ts'
import { seal } from './sealing.ts'
import { insertLogin } from './store.ts'

let serial = 0

/** A login as an import may bring it, past the rules for new ones. Gives its user name. */
export async function insertImportedLogin(ctx: Ctx, given: { username?: string; password: string }): Promise<string> {
  serial += 1
  const id = newId()
  const { username } = await insertLogin(ctx, {
    id,
    companyId: ctx.companyId,
    contractId: (await makeContract(ctx)).id,
    username: given.username ?? `importado${serial}`,
    passwordSealed: seal(ctx.secrets, id, given.password),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
  return username
}

const patience = { timeout: 8000, interval: 50 }

/** The live session of a user, once it is there. */
export async function openSessionOf(ctx: Ctx, username: string) {
  const find = async () => (await listOpenSessions(ctx, { limit: 1, username })).items[0]
  await expect.poll(find, patience).toBeDefined()
  const session = await find()
  if (!session) throw new Error(`${username} has no session any more`)
  return session
}

/** The latest session of a user in the history, once it is there. */
export async function closedSessionOf(ctx: Ctx, username: string) {
  const find = async () => (await listClosedSessions(ctx, { limit: 1, username })).items[0]
  await expect.poll(find, patience).toBeDefined()
  const session = await find()
  if (!session) throw new Error(`${username} has no ended session any more`)
  return session
}
