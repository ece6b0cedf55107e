import { addDays, addMonths, civilDateAt, formatCents, type CivilDate } from '@open-sgp/brasil'
import { startMessaging } from '@open-sgp/simulator-messaging'
import { boot, type Booted } from '../boot.ts'
import type { Config } from '#kernel/config'
import { installFreeradius, findFreeradius } from '#integrations/freeradius-process'
import { startWorker } from '#kernel/worker'
import { beginLife, ctxOf, joinSubscriber, liveDays, type Life } from '../scenarios/life.ts'
import { createMovingClock } from '../scenarios/moving-clock.ts'
import { openDemoDatabase } from './open-demo-database.ts'
import { createProgress } from './progress.ts'
import { dialIn } from './radius-finale.ts'
import { printSummary } from './summary.ts'

const subscriberCount = 300
const months = 6
const seed = 2026

type Serve = (app: Booted, config: Config, role: 'all') => Promise<void>

/** `npm run demo`: six months of a provider with 300 subscribers by the use cases of production, then the running server. */
export async function runDemo(config: Config, serve: Serve): Promise<void> {
  const yesterday = addDays(civilDateAt(new Date()), -1)
  const firstDay = addDays(addMonths(yesterday, -months), 1)
  const database = await openDemoDatabase(config)
  const mail = await startMessaging()
  const clock = createMovingClock(firstDay)
  const demoConfig: Config = { ...config, SMTP_HOST: mail.host, SMTP_PORT: mail.port, LOG_LEVEL: 'warn' }
  const app = await boot(demoConfig, { database, clock: clock.now, isWorker: true, maxConnections: 8 })

  say(`Seis meses de um provedor com ${subscriberCount} assinantes, de ${br(firstDay)} a ${br(yesterday)}.\n`)
  const started = performance.now()
  const life = await beginLife(app.work, clock, seed)
  await signEverybody(life)
  await liveMonths(life, firstDay, yesterday)
  const lifeSeconds = (performance.now() - started) / 1000
  clock.release()
  await printSummary(life, { lifeSeconds, mailCount: mail.messages.length })

  await startWorker(app.work)
  const radius = findFreeradius() === undefined ? undefined : await dialIn(life)
  if (!radius)
    say(
      `\nFreeRADIUS não está instalado: acima está o estado desejado de cada acesso.\nPara ver assinantes autenticando de verdade: ${installFreeradius}`,
    )
  const close = async () => {
    await radius?.close()
    await app.close()
    await mail.close()
  }
  await serve({ ...app, close, work: { ...app.work, jobs: [] } }, demoConfig, 'all')
}

/** Three in four are there from the first days on; the others come along the way. */
async function signEverybody(life: Life): Promise<void> {
  const first = Math.floor(subscriberCount * 0.75)
  const progress = createProgress('Assinando contratos', first)
  for (let index = 0; index < first; index++) {
    await joinSubscriber(life, index % 10)
    progress.advance()
  }
}

async function liveMonths(life: Life, from: CivilDate, to: CivilDate): Promise<void> {
  const rest = subscriberCount - life.subscribers.length
  for (let month = 1; month <= months; month++) {
    const first = addMonths(from, month - 1)
    const last = month === months ? to : addDays(addMonths(from, month), -1)
    const progress = createProgress(`Mês ${month}: ${br(first)}`, dayCount(first, last))
    let joined = 0
    const joining = month < months ? Math.ceil(rest / (months - 1)) : 0
    await liveDays(life, first, last, async () => {
      for (; joined < joining && life.subscribers.length < subscriberCount && life.chance.happens(0.7); joined++)
        await joinSubscriber(life, 3)
      progress.advance(await situation(life))
    })
  }
}

const dayCount = (from: CivilDate, to: CivilDate) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

async function situation(life: Life): Promise<string> {
  const { db, companyId } = ctxOf(life)
  const row = await db
    .selectFrom('billing.payments')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('receivedCents'), eb.lit(0)).as('receivedCents'))
    .where('companyId', '=', companyId)
    .where('method', '<>', 'credit')
    .executeTakeFirstOrThrow()
  return `recebido ${formatCents(Number(row.receivedCents))}`
}

const br = (day: CivilDate) => day.split('-').toReversed().join('/')
const say = (text: string) => process.stdout.write(`${text}\n`)
