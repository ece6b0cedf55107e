import type { FastifyInstance } from 'fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Runtime } from '#kernel/context'
import { createDb } from '#kernel/db'
import { withExports } from '#kernel/export-list'
import { createBoss, installQueues } from '#kernel/jobs'
import { openLimits } from '#kernel/open-limits'
import { defaultQuotas, type Quotas } from '#kernel/limit-requests'
import { createLog } from '#kernel/log'
import { migrate } from '#kernel/migrate'
import type { Module } from '#kernel/module'
import { prepareScope } from '#kernel/prepare-scope'
import type { Ports } from '#kernel/ports'
import { openSecrets } from '#kernel/secrets'
import { createServer } from '#kernel/server'
import { systemJobs } from '#kernel/system-jobs'
import { systemPermissions, systemRoutes } from '#kernel/system-routes'
import type { Work } from '#kernel/worker'
import * as access from '#modules/access'
import * as administration from '#modules/administration'
import * as audit from '#modules/audit'
import * as backups from '#modules/backups'
import * as banking from '#modules/banking'
import * as billing from '#modules/billing'
import * as clients from '#modules/clients'
import * as company from '#modules/company'
import * as contracts from '#modules/contracts'
import * as dunning from '#modules/dunning'
import * as plans from '#modules/plans'
import * as portal from '#modules/portal'
import * as privacy from '#modules/privacy'
import * as radius from '#modules/radius'
import * as search from '#modules/search'
import * as setup from '#modules/setup'
import * as reports from '#modules/reports'
import * as webhooks from '#modules/webhooks'

const system: Module = { routes: systemRoutes, jobs: systemJobs, permissions: systemPermissions }

/** Every module of the product, in the order of their migrations. */
export const modules = withExports({
  system,
  company,
  administration,
  access,
  clients,
  plans,
  contracts,
  billing,
  banking,
  dunning,
  radius,
  search,
  reports,
  portal,
  backups,
  audit,
  privacy,
  webhooks,
  setup,
})

export const jobs = Object.values(modules).flatMap((module) => module.jobs)

/** Every permission that a route may ask for, with what it lets a person do. */
export const permissions: Readonly<Record<string, string>> = Object.assign(
  {},
  ...Object.values(modules).map((module) => module.permissions),
)

export const version: string = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')).version

const observers = Object.values(modules).flatMap(({ observe }) => (observe ? [observe] : []))
const subscriptions = new Map<string, readonly string[]>()
for (const module of Object.values(modules)) {
  for (const [event, names] of Object.entries(module.subscriptions ?? {}))
    subscriptions.set(event, [...(subscriptions.get(event) ?? []), ...names])
}

/** What reaches the world; the installation itself is known here. */
export type Adapters = Omit<Ports, 'installation'>

export type AppOptions = {
  url: string
  secretKey: string
  ports: Adapters
  /** Files of the installation that lie outside of the database. */
  dataDir?: string
  logLevel?: string
  clock?: () => Date
  publicUrl?: string | undefined
  /** Where staff reach this server; default: where subscribers do. */
  adminUrl?: string | undefined
  /** Peers that may say on whose behalf they ask (X-Forwarded-For). */
  trustedProxies?: readonly string[]
  /** Where processes share their counters; default: the database. */
  redisUrl?: string | undefined
  /** Requests a minute of one session, by class of route. */
  quotas?: Quotas
  /** Database connections of this process. */
  maxConnections?: number
  /** Whether this process works off the queues by itself and keeps the schedules. */
  isWorker?: boolean
}

export type App = {
  runtime: Runtime
  work: Work
  /** Over this app's runtime, or one made of it. */
  createServer: (on?: Runtime) => Promise<FastifyInstance>
  close: () => Promise<void>
}

/** Applies the migrations and makes the queues. Safe to repeat and to run in many processes at once. Gives the migrations applied now. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const applied = await migrate(url)
  const boss = await createBoss(url, { install: true })
  await installQueues(boss, jobs)
  await boss.stop({ graceful: false })
  await prepareScope(url)
  const db = createDb(url, 1)
  try {
    await access.prepareRoles(db, Object.keys(permissions), new Date())
  } finally {
    await db.destroy()
  }
  return applied
}

/** Joins modules, ports and database. The one place where concrete things meet. */
export async function createApp(options: AppOptions): Promise<App> {
  const {
    url,
    secretKey,
    ports,
    dataDir = '',
    logLevel = 'info',
    clock = () => new Date(),
    maxConnections,
    isWorker = false,
    publicUrl,
    adminUrl = publicUrl,
    trustedProxies,
    redisUrl,
    quotas = defaultQuotas,
  } = options
  const db = createDb(url, maxConnections)
  const secrets = await openSecrets(db, secretKey).catch(async (error: unknown) => {
    // A process that is refused has to end, not to wait on its connections.
    await db.destroy()
    throw error
  })
  const boss = await createBoss(url, { supervise: isWorker, schedule: isWorker })
  const log = createLog(logLevel)
  const limits = openLimits({ db, redisUrl, log })
  const runtime: Runtime = {
    db,
    boss,
    subscriptions,
    observers,
    catalogue: permissions,
    routes: Object.assign({}, ...Object.values(modules).map((module) => module.routes)),
    keepRequest: access.keepRequest,
    ports: { ...ports, installation: { databaseUrl: url, dataDir, version } },
    secrets,
    limits: limits.limits,
    log,
    clock,
    publicUrl: publicUrl ?? null,
    adminUrl: adminUrl ?? null,
  }
  const routes = Object.fromEntries(Object.entries(modules).map(([name, module]) => [name, module.routes]))
  return {
    runtime,
    work: { runtime, jobs, listCompanies: company.listCompanyClocks },
    createServer: (on = runtime) =>
      createServer({
        runtime: on,
        modules: routes,
        authenticate: access.authenticate,
        quotas,
        webhooks: webhooks.describeWebhooks(),
        version,
        ...(trustedProxies && { trustedProxies }),
      }),
    close: async () => {
      await boss.stop({ graceful: isWorker, timeout: 10_000 })
      await limits.close()
      await db.destroy()
    },
  }
}
