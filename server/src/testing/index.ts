import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject, test as base } from 'vitest'
import { createApp, permissions, type App } from '#app'
import { createCtx, type Actor, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { Quotas } from '#kernel/limit-requests'
import { createLimits } from '#kernel/limits'
import { postgresLimits } from '#kernel/limits-postgres'
import { drainJobs } from '#kernel/worker'
import { testKey, testPorts } from './ports.ts'
import { requireAuthors } from './require-authors.ts'
import { startOfTests } from './start-of-tests.ts'

import { makeCompany } from './make.ts'

export * from './make.ts'
export * from './make-boleto.ts'
export * from './make-client.ts'
export * from './make-contract.ts'
export * from './make-dead-letter.ts'
export * from './make-debt.ts'
export * from './make-invoice.ts'
export * from './make-person.ts'
export * from './make-plan.ts'
export * from './live-days.ts'
export * from './make-login.ts'
export * from './make-nas.ts'
export * from './make-session.ts'
export * from './open-api.ts'
export * from './open-embedded.ts'
export * from './open-freeradius.ts'
export * from './open-house.ts'
export * from './open-own-postgres.ts'
export * from './open-receiver.ts'
export * from './open-redis.ts'
export * from './sign-in.ts'
export * from './software-passkey.ts'
export * from './start-of-tests.ts'
export { mailbox, testKey, testPorts } from './ports.ts'

export const testActor: Actor = {
  kind: 'user',
  id: 'teste',
  name: 'Teste',
  permissions: new Set(Object.keys(permissions)),
}

/** A new database with all migrations and nothing in it, or a copy of another one of this run that nobody is connected to. */
export async function createDatabase(from?: string): Promise<string> {
  const url = new URL(inject('clusterUrl'))
  const template = from === undefined ? 'template_app' : new URL(from).pathname.slice(1)
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(url.href)
  await admin.connect()
  try {
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
  } finally {
    await admin.end()
  }
  url.pathname = `/${name}`
  return url.href
}

/** Most tests stand still in time, where no bucket fills itself again. */
const unlimited: Quotas = { read: 1_000_000, write: 1_000_000, heavy: 1_000_000 }

/** An app on a database of its own (or the one at `url`), for tests that need real commits, HTTP or a moving clock. Close it. */
export async function openApp(
  options: {
    url?: string
    clock?: () => Date
    isWorker?: boolean
    publicUrl?: string
    adminUrl?: string
    quotas?: Quotas
  } = {},
): Promise<App & { url: string }> {
  const url = options.url ?? (await createDatabase())
  const app = await createApp({
    secretKey: testKey,
    ports: testPorts(),
    logLevel: 'silent',
    quotas: unlimited,
    clock: () => startOfTests,
    ...options,
    url,
  })
  return { ...app, url }
}

let shared: Promise<App> | undefined

/** `ctx` of a new company on a transaction of its own that is rolled back; `drain` works off the jobs that were enqueued on it. */
export const test = base.extend<{ ctx: Ctx; drain: (now?: Date) => Promise<number> }>({
  ctx: async ({}, use) => {
    const app = await (shared ??= openApp())
    const tx = await app.runtime.db.startTransaction().execute()
    try {
      // What a test counts rolls back with it.
      const runtime = { ...app.runtime, limits: createLimits(postgresLimits(tx)) }
      const outside = createCtx(runtime, { actor: testActor, companyId: newId(), db: tx, now: startOfTests })
      await use(outside.forCompany((await makeCompany(outside)).id))
      await requireAuthors(tx)
    } finally {
      await tx.rollback().execute()
    }
  },
  drain: async ({ ctx }, use) => {
    const app = await (shared ??= openApp())
    await use((now = ctx.now) => drainJobs({ ...app.work, runtime: { ...app.runtime, clock: () => now } }, ctx.db))
  },
})

/** The same ctx at 09:00 (São Paulo) of a civil date. */
export const atDay = (ctx: Ctx, day: string): Ctx => ctx.at(new Date(`${day}T12:00:00Z`))
