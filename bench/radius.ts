// Logins and accounting packets a second through a real FreeRADIUS with our functions, against the same FreeRADIUS with its stock SQL
// schema and queries: the same server and database engine, router, threads, connections and window; commits reach the disk as in
// production. Both sides serve in short turns, so that the noise of a shared machine hits both alike. Accounting counts when its last
// record is in the database.
import { setTimeout as sleep } from 'node:timers/promises'
import { createNas as openRouter, type Nas } from '@open-sgp/simulator-nas'
import { sql } from 'kysely'
import { installFreeradius } from '../server/src/integrations/freeradius-process.ts'
import type { Ctx } from '../server/src/kernel/context.ts'
import { createDb, type Db } from '../server/src/kernel/db.ts'
import { createLogin, createNas } from '../server/src/modules/radius/index.ts'
import { makePlan } from '../server/src/testing/make-plan.ts'
import { openFreeradius } from '../server/src/testing/open-freeradius.ts'
import { withDatabase } from './database.ts'
import { report, verdict } from './figures.ts'
import { insertClients, insertContracts, insertPlanPeriods, loadSetWise } from './people.ts'
import { createStockDatabase, hasStockSchema, openStockFreeradius } from './stock-freeradius.ts'

const subscribers = 4_000
const turns = 8
const loginsATurn = 1_000
const sessionsATurn = 500
const threads = 8
const secret = 'segredo-da-medida-0123456789abcdef'

type Side = AsyncDisposable & { router: Nas; countStored: () => Promise<number>; spent: Spent }
/** Milliseconds over all turns. */
type Spent = { logins: number; answers: number; storing: number }

/** What our Accepts give and routers say again in each accounting packet; the stock schema passes over it. */
const acceptClass = Buffer.from('sgp1 open 0123456789abcdef')

const address = '127.0.0.11'

const credentials = (index: number) => {
  const number = ((index * 7_919) % subscribers) + 1
  return { username: `assinante${number}`, password: `senha${number}` }
}

async function makeLogins(ctx: Ctx): Promise<void> {
  const { version } = await makePlan(ctx)
  await createNas(ctx, { name: 'BNG', network: address, secret })
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

async function takeTurn(side: Side, turn: number): Promise<void> {
  const login = (index: number) => credentials(turn * loginsATurn + index)
  const { elapsedMs, outcomes } = await side.router.loadLogins({ count: loginsATurn, login })
  if (outcomes['accepted'] !== loginsATurn) throw new Error(`Logins: ${JSON.stringify(outcomes)}`)
  side.spent.logins += elapsedMs
  await account(side, turn)
}

/** Starts, interims and stops of some subscribers, until the database holds all sessions as ended. */
async function account({ router, countStored, spent }: Side, turn: number): Promise<void> {
  const before = await countStored()
  for (let index = 0; index < sessionsATurn; index++)
    router.placeSession(credentials(turn * sessionsATurn + index), { classes: [acceptClass] })
  const started = performance.now()
  for (const status of ['start', 'interim', 'stop'] as const) {
    const { outcomes } = await router.loadAccounting({
      status,
      count: sessionsATurn,
      counters: () => ({ uploadOctets: 9_000_000, downloadOctets: 90_000_000 }),
    })
    if (outcomes['acknowledged'] !== sessionsATurn) throw new Error(`Accounting ${status}: ${JSON.stringify(outcomes)}`)
  }
  const answered = performance.now()
  while ((await countStored()) - before < sessionsATurn) {
    if (performance.now() - answered > 120_000) throw new Error('The accounting never reached the database.')
    await sleep(20)
  }
  spent.answers += answered - started
  spent.storing += performance.now() - started
}

function print(ours: Spent, stock: Spent): void {
  const line = (name: string, key: keyof Spent, count: number, aim: number) => {
    const ratio = stock[key] / ours[key]
    const perSecond = ({ [key]: spent }: Spent) => ((turns * count * 1000) / spent).toFixed(0)
    const peer = `${ratio.toFixed(2)}× o esquema de fábrica (${perSecond(stock)}/s), meta ${aim}×: ${verdict(ratio >= aim)}`
    report(name, `${perSecond(ours)}/s`, peer)
  }
  line('RADIUS: logins (PAP)', 'logins', loginsATurn, 1.5)
  line('RADIUS: contabilização gravada', 'storing', 3 * sessionsATurn, 1)
  line('RADIUS: contabilização respondida', 'answers', 3 * sessionsATurn, 1)
}

type Server = { authPort: number; acctPort: number; stop: () => Promise<void> }

/** A router before `server`, which has had a turn already: connections and plans are made. */
async function openSide({ authPort, acctPort, stop }: Server, countStored: Side['countStored']): Promise<Side> {
  const router = await openRouter({
    nasIp: address,
    radiusHost: '127.0.0.1',
    secret,
    authPort,
    acctPort,
    acceptsCoa: false,
    timeoutMs: 5_000,
  })
  const close = async () => {
    await router.close()
    await stop()
  }
  const side = { router, countStored, [Symbol.asyncDispose]: close }
  await takeTurn({ ...side, spent: { logins: 0, answers: 0, storing: 0 } }, 0)
  return { ...side, spent: { logins: 0, answers: 0, storing: 0 } }
}

async function openOurs(ctx: Ctx): Promise<Side> {
  const sessions = ctx.db.selectFrom('radius.sessionsClosed').select((eb) => eb.fn.countAll<number>().as('count'))
  return await openSide(
    await openFreeradius(ctx, { threads, connections: threads }),
    async () => (await sessions.executeTakeFirstOrThrow()).count,
  )
}

async function openStock(url: string, db: Db): Promise<Side> {
  const sessions = sql<{ count: number }>`select count(*) as count from radacct where acctstoptime is not null`
  return await openSide(
    await openStockFreeradius(url, secret, threads),
    async () => (await sessions.execute(db)).rows[0]?.count ?? 0,
  )
}

if (hasStockSchema()) {
  await withDatabase(
    async ({ ctx, url }) => {
      await makeLogins(ctx)
      const stockUrl = await createStockDatabase(url, subscribers)
      const db = createDb(stockUrl, 1)
      await using _ = { [Symbol.asyncDispose]: () => db.destroy() }
      await using stock = await openStock(stockUrl, db)
      await using ours = await openOurs(ctx)
      for (let turn = 1; turn <= turns; turn++) for (const side of [stock, ours]) await takeTurn(side, turn)
      print(ours.spent, stock.spent)
    },
    { isDurable: true },
  )
} else report('RADIUS: logins e contabilização', 'não medidos', `instale: ${installFreeradius}`)
