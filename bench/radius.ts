// Logins and accounting packets a second through a real FreeRADIUS with our functions, against the same FreeRADIUS with its stock SQL
// schema and queries: the same server and database engine, router, threads, connections and window; both sides in turns, twice, each
// with its better time; commits reach the disk as in production. We acknowledge accounting from a spool on disk and store it after: what counts here is the moment when the
// last record is in the database, as it is for the stock schema, which acknowledges after storing. The rate of answers is apart.
import { setTimeout as sleep } from 'node:timers/promises'
import { createNas as openRouter, type Nas } from '@open-sgp/simulator-nas'
import { sql } from 'kysely'
import { installFreeradius } from '../server/src/integrations/freeradius-process.ts'
import type { Ctx } from '../server/src/kernel/context.ts'
import { createDb } from '../server/src/kernel/db.ts'
import { createLogin, createNas } from '../server/src/modules/radius/index.ts'
import { makePlan } from '../server/src/testing/make-plan.ts'
import { openFreeradius } from '../server/src/testing/open-freeradius.ts'
import { withDatabase } from './database.ts'
import { report, verdict } from './figures.ts'
import { insertClients, insertContracts, insertPlanPeriods, loadSetWise } from './people.ts'
import { createStockDatabase, hasStockSchema, openStockFreeradius } from './stock-freeradius.ts'

const subscribers = 4_000
const logins = 8_000
const threads = 8
const secret = 'segredo-da-medida-0123456789abcdef'

type Side = { authPort: number; acctPort: number; countStored: () => Promise<number> }
type Rates = { loginsPerSecond: number; answersPerSecond: number; storedPerSecond: number }

/** What our Accepts give and routers say again in each accounting packet; the stock schema passes over it. */
const acceptClass = Buffer.from('sgp1 open 0123456789abcdef')

const addressOf = (round: number) => `127.0.0.${10 + round}`

const credentials = (index: number) => {
  const number = ((index * 7_919) % subscribers) + 1
  return { username: `assinante${number}`, password: `senha${number}` }
}

async function makeLogins(ctx: Ctx): Promise<void> {
  const { version } = await makePlan(ctx)
  for (const round of [1, 2]) await createNas(ctx, { name: `BNG ${round}`, network: addressOf(round), secret })
  await loadSetWise(ctx, ['clients.clients', 'contracts.contracts'], async (ctx) => {
    await insertClients(ctx, subscribers)
    await insertContracts(ctx, version, { dueDay: 10, activatedOn: '2026-01-10' })
    await insertPlanPeriods(ctx, version)
  })
  const contracts = await ctx.db
    .selectFrom('contracts.contracts')
    .select(['id', 'number'])
    .where('companyId', '=', ctx.companyId)
    .execute()
  await ctx.transaction(async (ctx) => {
    for (const { id, number } of contracts)
      await createLogin(ctx, { contractId: id, username: `assinante${number}`, password: `senha${number}` })
  })
  await sql`vacuum analyze`.execute(ctx.db)
}

/** Starts, interims and stops of every subscriber, until the database holds all sessions as ended. */
async function account(
  router: Nas,
  { countStored }: Side,
): Promise<Pick<Rates, 'answersPerSecond' | 'storedPerSecond'>> {
  const before = await countStored()
  for (let index = 0; index < subscribers; index++) router.placeSession(credentials(index), { classes: [acceptClass] })
  const packets = 3 * subscribers
  const started = performance.now()
  for (const status of ['start', 'interim', 'stop'] as const) {
    const { outcomes } = await router.loadAccounting({
      status,
      count: subscribers,
      counters: () => ({ uploadOctets: 9_000_000, downloadOctets: 90_000_000 }),
    })
    if (outcomes['acknowledged'] !== subscribers) throw new Error(`Accounting ${status}: ${JSON.stringify(outcomes)}`)
  }
  const answered = performance.now()
  while ((await countStored()) - before < subscribers) {
    if (performance.now() - answered > 120_000) throw new Error('The accounting never reached the database.')
    await sleep(20)
  }
  const perSecond = (end: number) => (packets * 1000) / (end - started)
  return { answersPerSecond: perSecond(answered), storedPerSecond: perSecond(performance.now()) }
}

/** Each round is another router, so that no session of one is a duplicate in the next. */
async function measure(side: Side, round: number): Promise<Rates> {
  const { authPort, acctPort } = side
  await using router = await openRouter({
    nasIp: addressOf(round),
    radiusHost: '127.0.0.1',
    secret,
    authPort,
    acctPort,
    acceptsCoa: false,
    timeoutMs: 3_000,
  })
  await router.loadLogins({ count: 500, login: credentials })
  const { perSecond, outcomes } = await router.loadLogins({ count: logins, login: credentials })
  if (outcomes['accepted'] !== logins) throw new Error(`Logins: ${JSON.stringify(outcomes)}`)
  return { loginsPerSecond: perSecond, ...(await account(router, side)) }
}

const best = (one: Rates, other: Rates): Rates => ({
  loginsPerSecond: Math.max(one.loginsPerSecond, other.loginsPerSecond),
  answersPerSecond: Math.max(one.answersPerSecond, other.answersPerSecond),
  storedPerSecond: Math.max(one.storedPerSecond, other.storedPerSecond),
})

function print(ours: Rates, stock: Rates): void {
  const line = (name: string, key: keyof Rates, aim: number) => {
    const ratio = ours[key] / stock[key]
    const peer = `${ratio.toFixed(2)}× o esquema de fábrica (${stock[key].toFixed(0)}/s), meta ${aim}×: ${verdict(ratio >= aim)}`
    report(name, `${ours[key].toFixed(0)}/s`, peer)
  }
  line('RADIUS: logins (PAP)', 'loginsPerSecond', 1.5)
  line('RADIUS: contabilização gravada', 'storedPerSecond', 1)
  line('RADIUS: contabilização respondida', 'answersPerSecond', 1)
}

async function measureOurs(ctx: Ctx, round: number): Promise<Rates> {
  await using server = closing(await openFreeradius(ctx, { threads, connections: threads }))
  const sessions = ctx.db.selectFrom('radius.sessionsClosed').select((eb) => eb.fn.countAll<number>().as('count'))
  return await measure({ ...server, countStored: async () => (await sessions.executeTakeFirstOrThrow()).count }, round)
}

async function measureStock(url: string, round: number): Promise<Rates> {
  await using server = closing(await openStockFreeradius(url, secret, threads))
  const database = createDb(url, 1)
  await using _ = { [Symbol.asyncDispose]: () => database.destroy() }
  const sessions = sql<{ count: number }>`select count(*) as count from radacct where acctstoptime is not null`
  return await measure(
    { ...server, countStored: async () => (await sessions.execute(database)).rows[0]?.count ?? 0 },
    round,
  )
}

const closing = <T extends { stop: () => Promise<void> }>(server: T) => ({
  ...server,
  [Symbol.asyncDispose]: server.stop,
})

if (hasStockSchema()) {
  await withDatabase(
    async ({ ctx, url }) => {
      await makeLogins(ctx)
      const stockUrl = await createStockDatabase(url, subscribers)
      const [a, b] = [await measureStock(stockUrl, 1), await measureOurs(ctx, 1)]
      const [c, d] = [await measureStock(stockUrl, 2), await measureOurs(ctx, 2)]
      print(best(b, d), best(a, c))
    },
    { isDurable: true },
  )
} else report('RADIUS: logins e contabilização', 'não medidos', `instale: ${installFreeradius}`)
