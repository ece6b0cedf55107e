import { createNas as createRouter, type Nas } from '@open-sgp/simulator-nas'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { drainJobs } from '#kernel/worker'
import { suspendContract } from '#modules/contracts'
import { makeAccount, makeClient, makeContract, makeDebt, makeLogin, makeNas, makePlan } from '#testing'
import { createChance } from '../scenarios/chance.ts'
import { checkBooks } from '../scenarios/check-books.ts'
import { checkJobs, countJobs } from './check-jobs.ts'
import { endure } from './endure.ts'
import { live } from './live.ts'
import type { OrderOf } from './order.ts'
import { createWorld, type World } from './world.ts'

const perLife = 5
const debtorCount = 28 * perLife
const secret = 'segredo-do-concentrador-1'

test(
  'payment, release and CoA, their worker ended by kill -9 twenty times, set each subscriber free once',
  { timeout: 600_000 },
  async () => {
    const world = await createWorld({ clock: () => new Date() })
    await using router = await createRouter({ secret, acctPort: 9, authPort: 9 })
    const invoiceIds = await suspendDebtors(world, router)
    const { url, ctx, app } = world
    /** The newest debts first: what an earlier life was told to take is taken at last if that life could not. */
    const orderOf = (_round: number, life: number): OrderOf<'release'> => {
      return {
        deed: 'release',
        url,
        companyId: ctx.companyId,
        invoiceIds: invoiceIds.slice(0, perLife * (life + 2)).toReversed(),
      }
    }
    router.setFaults({ coa: { request: { delayMs: [20, 120] }, response: { duplicate: 0.2 } } })
    const calm = await live(orderOf(0, -1))

    let lives = 0
    // Each life finds, besides its own, what the ones before it could not do.
    const longer = { ...calm, ms: calm.ms * 2 }
    const check = async () => {
      lives += 1
      expect(await listFaults(world)).toEqual([])
    }
    await endure({ orderOf, calm: longer, chance: createChance(22), check })
    const released = perLife * (lives + 1)
    expect(await countReleased(world)).toEqual({ paid: released, free: released, obeyed: released })
    const sessions = [...router.sessions.values()]
    expect(
      sessions.filter(({ addressLists, rateLimit }) => addressLists.length === 0 && rateLimit === '250M/500M'),
    ).toHaveLength(released)
    const { states, takenOver } = await countJobs(app)
    expect(states).toEqual(['completed'])
    expect(takenOver).toBeGreaterThan(0)
    await app.close()
  },
)

/** Subscribers on line at a router, each with a debt, suspended and told so. Gives what they owe. */
async function suspendDebtors({ app, ctx }: World, router: Nas): Promise<string[]> {
  await makeNas(ctx, { secret, network: '127.0.0.1', coaPort: router.coaPort })
  const accountId = (await makeAccount(ctx)).id
  const planId = (await makePlan(ctx)).plan.id
  const invoiceIds: string[] = []
  for (let index = 0; index < debtorCount; index++) {
    const contract = await makeContract(ctx, { accountId, planId, clientId: (await makeClient(ctx)).id })
    const login = await makeLogin(ctx, { contractId: contract.id })
    const { id, mac, address } = router.placeSession(login, { rateLimit: '250M/500M' })
    await sql`select aaa.account('Start', '127.0.0.1', ${hex(login.username)}, ${hex(id)}, '127.0.0.1', '', ${hex(mac)}, ${address}, '', '',
      ${Date.now() / 1000}::double precision, 0::bigint, 0::bigint, 0::bigint, '', '')`.execute(ctx.db)
    invoiceIds.push((await makeDebt(ctx, contract)).id)
    await suspendContract(ctx, { contractId: contract.id, kind: 'financial', reason: 'Título vencido' })
  }
  await drainJobs(app.work)
  expect([...router.sessions.values()].filter((session) => session.addressLists.includes('bloqueados'))).toHaveLength(
    debtorCount,
  )
  return invoiceIds
}

const hex = (text: string) => Buffer.from(text).toString('hex')

/** What may not be at any moment, however a worker ended. */
async function listFaults({ app, ctx }: World): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with told as (
      select contract_id, count(*) filter (where kind = 'status' and from_value = 'suspended') as resumed,
        count(*) filter (where kind = 'access' and from_value = 'blocked_auto' and to_value = 'allowed') as allowed
      from contracts.events group by 1
    ), paid as (
      select i.contract_id, count(p.*) as payments from billing.invoices i left join billing.payments p on p.invoice_id = i.id group by 1
    )
    select 'contract ' || number || ' is ' || status || ', access ' || access_state || ', paid ' || payments || ' times, resumed '
        || resumed || ' times, allowed ' || allowed || ' times' as fault
    from contracts.contracts c join told on told.contract_id = c.id join paid on paid.contract_id = c.id
    where (status, access_state::text, resumed, allowed, payments) not in (('suspended', 'blocked_auto', 0, 0, 0), ('suspended', 'blocked_auto', 0, 0, 1),
      ('active', 'allowed', 1, 1, 1))
    union all select 'contract ' || number || ' is ' || status || ' and has an open suspension or none' from contracts.contracts c
      where (status = 'suspended') <> exists (select from contracts.suspensions s where s.contract_id = c.id and s.ended_at is null)
    union all select 'client ' || client_id || ' is told of the release twice' from clients.history
      where summary like '%→ Ativo%' and summary like '%uspenso →%' group by client_id having count(*) > 1`.execute(
    ctx.db,
  )
  return [...rows.map(({ fault }) => fault), ...(await checkBooks(ctx)).differences, ...(await checkJobs(app))]
}

/** Titles that are paid, contracts that are free, sessions of which we know that the router lets them pass. */
async function countReleased({ ctx }: World): Promise<Record<string, number> | undefined> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from billing.invoices where status = 'paid') as paid,
      (select count(*)::int from contracts.contracts where status = 'active' and access_state = 'allowed') as free,
      (select count(distinct a.contract_id)::int from radius.access_attempts a join contracts.contracts c on c.id = a.contract_id
        join radius.sessions_open s on s.id = a.session_id and s.applied_hash = a.desired_hash
        where c.status = 'active' and a.outcome = 'ack') as obeyed`.execute(ctx.db)
  return rows[0]
}
