import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMessaging } from '@open-sgp/simulator-messaging'
import { boot } from '../server/src/boot.ts'
import { readConfig } from '../server/src/kernel/config.ts'
import { startEmbeddedPostgres } from '../server/src/kernel/embedded-postgres.ts'
import { builtWeb, serveWeb } from '../server/src/kernel/serve-web.ts'
import { startWorker } from '../server/src/kernel/worker.ts'
import { beginLife, ctxOf, joinSubscriber, liveDays, type Life } from '../server/src/scenarios/life.ts'
import { createMovingClock } from '../server/src/scenarios/moving-clock.ts'
import { addDays, civilDateAt } from '@open-sgp/brasil'

export type E2eProvider = {
  base: string
  email: string
  password: string
  life: Life
  ctx: () => ReturnType<typeof ctxOf>
  close: () => Promise<void>
}

const password = 'uma-senha-para-jornadas'
const daysOfPast = 70

export type Installation = Pick<E2eProvider, 'base' | 'email' | 'password' | 'close'>

/** What was installed a minute ago, served as in production: a database and a port of its own, a mail server, and no company. */
export async function openInstallation(): Promise<Installation> {
  const { app, config, serve, close } = await install(() => new Date())
  await startWorker(app.work)
  return { ...(await serve()), email: config.ADMIN_EMAIL, password, close }
}

/** The same after seventy days of a provider with 24 subscribers. */
export async function openProvider(): Promise<E2eProvider> {
  const yesterday = addDays(civilDateAt(new Date()), -1)
  const clock = createMovingClock(addDays(yesterday, -daysOfPast))
  const { app, config, serve, close } = await install(clock.now)
  const life = await beginLife(app.work, clock, 11)
  for (let index = 0; index < 24; index++) await joinSubscriber(life, index % 4)
  await liveDays(life, addDays(yesterday, -daysOfPast), yesterday)
  clock.release()
  await startWorker(app.work)
  return { ...(await serve()), email: config.ADMIN_EMAIL, password, life, ctx: () => ctxOf(life), close }
}

async function install(clock: () => Date) {
  const dataDir = mkdtempSync(join(tmpdir(), 'open-sgp-e2e-'))
  chmodSync(dataDir, 0o755)
  const cluster = await startEmbeddedPostgres({ dataDir, ephemeral: true, settings: { wal_level: 'replica' } })
  const mail = await startMessaging()
  const config = readConfig({
    SMTP_HOST: mail.host,
    SMTP_PORT: String(mail.port),
    ADMIN_PASSWORD: password,
    LOG_LEVEL: 'error',
    SECRET_KEY: 'a-key-for-journeys-only-0123456789abcdef',
  })
  const app = await boot(config, { database: cluster, clock, isWorker: true })
  const server = await app.createServer()
  const serve = async () => {
    // A copy: a build in the meantime changes nothing for the journeys.
    const web = join(dataDir, 'web')
    cpSync(builtWeb, web, { recursive: true })
    if (!(await serveWeb(server, web))) throw new Error('The web application is not built.')
    return { base: await server.listen({ host: '127.0.0.1', port: 0 }) }
  }
  const close = async () => {
    await server.close()
    await app.close()
    await mail.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { app, config, serve, close }
}
