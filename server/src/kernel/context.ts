import { civilDateAt, type CivilDate } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { writtenBy } from './attribute-writes.ts'
import type { KeepRequest } from './approvals.ts'
import type { Db } from './db.ts'
import { emitOn, type Observer } from './events.ts'
import { newId } from './ids.ts'
import type { Routes } from './http.ts'
import { enqueueOn, type EnqueueOptions } from './jobs.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Ports } from './ports.ts'
import type { Duty, Realm, Rights, Scope } from './rights.ts'
import type { Secrets } from './secrets.ts'
import { transact, type Outside } from './transact.ts'

/** Who acts. `id` is what histories keep: a user's id, `job:<name>`, `cli`. */
export type Actor = {
  kind: 'user' | 'system'
  id: string
  name: string
  permissions: ReadonlySet<string>
  /** The sign-in behind it; these four are absent for jobs, commands and visitors, whom nothing bounds. */
  sessionId?: string
  realm?: Realm
  rights?: Rights
  duties?: readonly Duty[]
  /** Belongs to one of several companies that share the installation, and does not administer it. */
  isTenant?: boolean
}

/** What outlives a single request or job. */
export type Runtime = {
  db: Db
  boss: PgBoss
  /** Event name → names of the jobs that want it. */
  subscriptions: ReadonlyMap<string, readonly string[]>
  observers: readonly Observer[]
  /** Every permission that a route may ask for, with what it lets a person do (pt-BR). */
  catalogue: Readonly<Record<string, string>>
  /** Every route by its key: what was kept for a second person is done later by the same one. */
  routes: Routes
  keepRequest: KeepRequest
  ports: Ports
  secrets: Secrets
  /** Buckets that all processes share; outside of every transaction, so that what was refused stays counted. */
  limits: Limits
  log: Log
  /** The only source of time: a simulated clock is another function here. */
  clock: () => Date
  /** Where subscribers reach this server, as `https://host`; null: links cannot be written. */
  publicUrl: string | null
  /** Where staff do: links in their mail, and the site of their passkeys. */
  adminUrl: string | null
}

/** What every use case receives: who acts, for which company, when, and through which connection. */
export type Ctx = {
  db: Db
  actor: Actor
  companyId: string
  requestId: string
  /** Where the request comes from; null when no request is behind it. */
  address: string | null
  /** The program that asks, in its own words (User-Agent); null when no request is behind it. */
  userAgent: string | null
  /** What the browser was given when someone signed in on it; proves nothing before it is checked. */
  device: string | null
  /** The page that asks, as `http://localhost:8000`: known only of this machine's own pages, while there is no public address. */
  localOrigin: string | null
  /** Where subscribers reach this server, as `https://host`; null: links cannot be written. */
  publicUrl: string | null
  /** Where staff do: links in their mail, and the site of their passkeys. */
  adminUrl: string | null
  now: Date
  /** Business date of the company at `now`. */
  today: CivilDate
  /** Of the company, IANA name. */
  timeZone: string
  /** Every permission of the product, with what it lets a person do (pt-BR). */
  catalogue: Readonly<Record<string, string>>
  routes: Routes
  keepRequest: KeepRequest
  ports: Ports
  secrets: Secrets
  /** Buckets that all processes share; they count also when the surrounding transaction does not commit. */
  limits: Limits
  log: Log
  /** Sends a job that exists if, and only if, the surrounding transaction commits. */
  enqueue: (job: string, payload: object, options?: EnqueueOptions) => Promise<void>
  enqueueMany: (job: string, payloads: readonly object[]) => Promise<void>
  /** Records a fact and wakes its subscribers, in the surrounding transaction. */
  emit: (event: string, payload: object) => Promise<void>
  /**
   * Runs `work` in one transaction: rows, jobs and events commit together or not at all. Inside a transaction it joins it. After a
   * deadlock the outermost runs it again (`#kernel/transact`), so that what `work` leaves behind is what it gives, not what it wrote elsewhere.
   */
  transaction: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Says that the surrounding transaction did what no rollback takes back: it is not run again. Whoever uses `ports` says so by that. */
  touchOutside: () => void
  /** Dry run by the same code: runs `work` for real and rolls everything back, giving its result. */
  rehearse: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  isRehearsal: boolean
  /** The same actor on the same connection, acting for another company: for what sets up companies, and for visitors of public pages. */
  forCompany: (companyId: string, timeZone?: string) => Ctx
  /** The same for another actor, on the same connection: what a second person approved is done by whoever asked. */
  as: (actor: Actor) => Ctx
  /** Rows outside of these the connection does not see (`#kernel/scope`); null: every row of the company. */
  scopes: readonly Scope[] | null
  within: (scopes: readonly Scope[]) => Ctx
  /** The same at another instant, on the same connection: for moving clocks (tests, demonstration). */
  at: (now: Date) => Ctx
}

export type CtxOptions = {
  actor: Actor
  companyId: string
  db?: Db
  now?: Date
  timeZone?: string
  requestId?: string
  address?: string
  userAgent?: string
  device?: string
  localOrigin?: string
  isRehearsal?: boolean
  scopes?: readonly Scope[]
  /** Of the transaction on `db`. */
  outside?: Outside
}

class Rollback<T> {
  readonly result: T
  constructor(result: T) {
    this.result = result
  }
}

/** Builds the context of one request, job or command. */
export function createCtx(runtime: Runtime, options: CtxOptions): Ctx {
  const {
    actor,
    companyId,
    db = runtime.db,
    now = runtime.clock(),
    timeZone = 'America/Sao_Paulo',
    requestId = newId(),
    isRehearsal = false,
  } = options
  const log = runtime.log.child({ requestId, companyId })
  const touchOutside = () => {
    if (options.outside) options.outside.isTouched = true
  }
  const on = (tx: Db, rehearsal: boolean, outside = options.outside) =>
    createCtx(runtime, { ...options, db: tx, now, requestId, isRehearsal: rehearsal, ...(outside && { outside }) })
  const seed = { companyId, actor, now }
  const writer = {
    kind: actor.kind,
    id: actor.id,
    name: actor.name,
    company: companyId,
    request: requestId,
    address: options.address ?? null,
    at: now.getTime(),
  }
  return {
    db: writtenBy(db, writer),
    actor,
    companyId,
    requestId,
    address: options.address ?? null,
    userAgent: options.userAgent ?? null,
    device: options.device ?? null,
    localOrigin: options.localOrigin ?? null,
    publicUrl: runtime.publicUrl,
    adminUrl: runtime.adminUrl,
    now,
    today: civilDateAt(now, timeZone),
    timeZone,
    catalogue: runtime.catalogue,
    routes: runtime.routes,
    keepRequest: runtime.keepRequest,
    get ports() {
      touchOutside()
      return runtime.ports
    },
    touchOutside,
    secrets: runtime.secrets,
    limits: runtime.limits,
    log,
    ...enqueueOn(runtime.boss, db, seed),
    emit: emitOn(runtime, db, seed),
    transaction: (work) =>
      db.isTransaction
        ? work(on(db, isRehearsal))
        : transact(db, log, (tx, outside) => work(on(tx, isRehearsal, outside))),
    rehearse: (work) => rehearse(db, (tx) => work(on(tx, true))),
    isRehearsal,
    at: (instant) => createCtx(runtime, { ...options, now: instant, requestId }),
    scopes: options.scopes ?? null,
    within: (scopes) => createCtx(runtime, { ...options, scopes, now, requestId }),
    as: (other) => createCtx(runtime, { ...options, actor: other, now, requestId }),
    forCompany: (other, zone = timeZone) =>
      createCtx(runtime, { ...options, companyId: other, timeZone: zone, now, requestId }),
  }
}

async function rehearse<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  const undo = async (tx: Db) => {
    throw new Rollback(await work(tx))
  }
  try {
    if (!db.isTransaction) return await db.transaction().execute(undo)
    return await rehearseNested(db, work)
  } catch (error) {
    if (error instanceof Rollback) return error.result as T
    throw error
  }
}

/** Inside a transaction a savepoint is what rolls back. */
async function rehearseNested<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  await sql`savepoint rehearsal`.execute(db)
  try {
    return await work(db)
  } finally {
    await sql`rollback to savepoint rehearsal`.execute(db)
    await sql`release savepoint rehearsal`.execute(db)
  }
}
