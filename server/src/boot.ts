import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp, permissions, prepareDatabase, type App } from '#app'
import { createPorts } from './create-ports.ts'
import { type Config, ConfigError } from '#kernel/config'
import { createCtx, type Actor } from '#kernel/context'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres'
import { keptSecretKey, secretKeyPath } from '#kernel/kept-secret-key'
import { requireDatabase } from '#kernel/require-database'
import { noCompany } from '#kernel/session'
import { prepareAdministrator } from '#modules/access'

export type Booted = App & { url: string; administrator: { email: string; password: string } | undefined }

export type Database = { url: string; stop: () => Promise<void> }

export type BootOptions = {
  /** Default: the configured one. */
  database?: Database
  isWorker?: boolean
  clock?: () => Date
  maxConnections?: number
}

const setUp: Actor = { kind: 'system', id: 'system', name: 'Sistema', permissions: new Set() }

/** Brings the product up on the configured database, or on the embedded one: migrations, queues, first administrator. */
export async function boot(config: Config, { database: given, ...options }: BootOptions = {}): Promise<Booted> {
  const database = given ?? (await openDatabase(config))
  let app: App | undefined
  const close = async () => {
    await app?.close()
    await database.stop()
  }
  try {
    await prepareDatabase(database.url)
    const secretKey = keptSecretKey(config) ?? makeOwnSecret(config)
    app = await createApp({
      url: database.url,
      secretKey,
      ports: createPorts(config),
      dataDir: config.DATA_DIR,
      logLevel: config.LOG_LEVEL,
      publicUrl: config.PUBLIC_URL,
      adminUrl: config.ADMIN_URL,
      trustedProxies: config.TRUSTED_PROXIES,
      redisUrl: config.REDIS_URL,
      ...options,
    })
    return { ...app, url: database.url, close, administrator: await firstAdministrator(app, config) }
  } catch (error) {
    await close()
    throw error
  }
}

const firstAdministrator = (app: App, config: Config) =>
  prepareAdministrator(createCtx(app.runtime, { actor: setUp, companyId: noCompany }), {
    email: config.ADMIN_EMAIL,
    password: config.ADMIN_PASSWORD,
    permissions: Object.keys(permissions),
  })

/** The configured database, or the embedded one in DATA_DIR. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.DATABASE_URL !== undefined) {
    await requireDatabase(config.DATABASE_URL)
    return { url: config.DATABASE_URL, stop: async () => {} }
  }
  if (config.ENVIRONMENT === 'production')
    throw new ConfigError(
      'DATABASE_URL: obrigatória em production; o PostgreSQL embutido é para avaliação e desenvolvimento',
    )
  return await startEmbeddedPostgres({ dataDir: join(config.DATA_DIR, 'postgres') })
}

/** Outside production a key is made once and kept beside the data: what it sealed must open again tomorrow. */
function makeOwnSecret({ DATA_DIR }: Config): string {
  const key = randomBytes(48).toString('base64')
  mkdirSync(DATA_DIR, { recursive: true })
  writeFileSync(secretKeyPath(DATA_DIR), key, { mode: 0o600, flag: 'wx' })
  return key
}
