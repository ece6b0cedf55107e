import { expect } from 'vitest'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { Db } from '#kernel/db'
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

/** An accounting packet as FreeRADIUS passes it to the database; instants in seconds since 1970. */
export type Packet = {
  type: 'Start' | 'Interim-Update' | 'Stop' | 'Accounting-On' | 'Accounting-Off'
  source: string
  at: number
  username?: string
  session?: string
  mac?: string
  ipv4?: string
  wan?: string
  pd?: string
  seconds?: number
  up?: number
  down?: number
  port?: string
  className?: string
}

const hex = (text = '') => Buffer.from(text).toString('hex')

/** Calls the function that FreeRADIUS calls. Gives 1 when the packet was stored, 0 when it was set aside. */
export async function account(db: Db, packet: Packet): Promise<number> {
  const { type, source, at, username, session, mac, ipv4 = '', wan = '', pd = '' } = packet
  const { seconds = 0, up = 0, down = 0, port, className } = packet
  const cause = type === 'Stop' ? 'User-Request' : ''
  const { rows } = await sql<{ stored: number }>`
    select aaa.account(${type}, ${source}, ${hex(username)}, ${hex(session)}, '10.9.9.9', ${hex(port)}, ${hex(mac)}, ${ipv4}, ${wan}, ${pd},
      ${at}::double precision, ${seconds}::bigint, ${up}::bigint, ${down}::bigint, ${cause}, ${hex(className)}) as stored`.execute(
    db,
  )
  return rows[0]?.stored ?? -1
}
