import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeCompany, openApp, testActor } from '#testing'

let app: App
let ctx: Ctx

beforeAll(async () => {
  app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
})

afterAll(() => app.close())

/** Resolves once `count` have come: nobody goes on before both hold their first row. */
function gate(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let came = 0
  return () => {
    if (++came >= count) resolve()
    return promise
  }
}

const raise = (ctx: Ctx, name: string) =>
  sql`update kernel.counters set last_value = last_value + 1 where company_id = ${ctx.companyId} and name = ${name}`.execute(
    ctx.db,
  )

const valueOf = async (name: string): Promise<number> => {
  const { rows } = await sql<{ value: number }>`select last_value as value from kernel.counters
    where company_id = ${ctx.companyId} and name = ${name}`.execute(ctx.db)
  return rows[0]?.value ?? 0
}

const factsOf = async (name: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from kernel.events
    where company_id = ${ctx.companyId} and name = ${name}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

const makeCounters = (...names: string[]) =>
  sql`insert into kernel.counters (company_id, name, last_value)
    select ${ctx.companyId}, n, 0 from unnest(${names}::text[]) n`.execute(ctx.db)

/** A transaction over two rows, the second only once both transactions hold their first: of two in opposite orders one is a victim. */
function crossing(fact: string, passGate: () => Promise<void>) {
  let attempts = 0
  const work = (first: string, second: string, before: (ctx: Ctx) => void = () => {}) =>
    ctx.transaction(async (ctx) => {
      attempts += 1
      before(ctx)
      await ctx.emit(fact, { first })
      await raise(ctx, first)
      await passGate()
      await raise(ctx, second)
      return first
    })
  return { work, attempts: () => attempts }
}

test('of two transactions that deadlock both are done, and each fact is there once', async () => {
  await makeCounters('a', 'b')
  const { work, attempts } = crossing('test.crossed', gate(2))
  expect(await Promise.all([work('a', 'b'), work('b', 'a')])).toEqual(['a', 'b'])
  expect([attempts(), await valueOf('a'), await valueOf('b'), await factsOf('test.crossed')]).toEqual([3, 2, 2, 2])
})

test('what asked the world outside is not done twice: whoever called hears of the deadlock', async () => {
  await makeCounters('c', 'd')
  const { work, attempts } = crossing('test.told', gate(2))
  const send = (ctx: Ctx) => void ctx.as(testActor).ports
  const told = await Promise.allSettled([work('c', 'd', send), work('d', 'c', send)])
  expect(told.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(told.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: '40P01' } })
  expect([attempts(), await valueOf('c'), await valueOf('d'), await factsOf('test.told')]).toEqual([2, 1, 1, 1])
})

test('a snapshot that another change overtook is taken again', async () => {
  await makeCounters('e')
  let attempts = 0
  await ctx.transaction(async (inner) => {
    attempts += 1
    await sql`set transaction isolation level repeatable read`.execute(inner.db)
    await sql`select 1 from kernel.counters limit 1`.execute(inner.db)
    if (attempts === 1) await raise(ctx, 'e')
    await raise(inner, 'e')
  })
  expect([attempts, await valueOf('e')]).toEqual([2, 2])
})

test('a transaction that fails for its own reasons is not tried again, and one that always fails not for ever', async () => {
  const failing = (code: string) => {
    let attempts = 0
    const end = ctx.transaction(async (ctx) => {
      attempts += 1
      await ctx.transaction((ctx) =>
        sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`).execute(ctx.db),
      )
    })
    return end.catch((error: { code: string }) => [error.code, attempts])
  }
  expect(await failing('23505')).toEqual(['23505', 1])
  expect(await failing('40001')).toEqual(['40001', 4])
})
