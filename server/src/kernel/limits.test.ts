import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '#app'
import { hasRedis, openApp, openRedis } from '#testing'
import { createLog } from './log.ts'
import { createLimits, withFallback, type LimitStore } from './limits.ts'
import { postgresLimits, sweepLimits } from './limits-postgres.ts'
import { redisLimits } from './limits-redis.ts'
import { newId } from './ids.ts'

const log = createLog('silent')
const start = new Date('2026-01-10T12:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

let app: App
let redis: Awaited<ReturnType<typeof openRedis>> | undefined
const stores = new Map<string, LimitStore>()
let close: (() => Promise<void>) | undefined

beforeAll(async () => {
  app = await openApp()
  stores.set('PostgreSQL', postgresLimits(app.runtime.db))
  if (!hasRedis) return
  redis = await openRedis()
  const store = redisLimits(redis.url, { log })
  close = store.close
  stores.set('Redis', store)
})

afterAll(async () => {
  await close?.()
  await redis?.stop()
  await app.close()
})

// Redis where it is installed: apt-get install redis-server
describe.for(hasRedis ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'])('buckets in %s', (kind) => {
  const store = () => stores.get(kind) ?? expect.fail(`no store ${kind}`)
  const bucket = () => ({ key: newId(), limit: 3, windowSeconds: 30 })

  test('give what they hold, refuse beyond it, and fill themselves evenly', async () => {
    const one = bucket()
    const take = async (at: Date) => (await store().take([one], at))[0]
    expect(await take(start)).toEqual({ isAllowed: true, remaining: 2, fullInSeconds: 10, retryInSeconds: 0 })
    await take(start)
    expect(await take(start)).toMatchObject({ isAllowed: true, remaining: 0, fullInSeconds: 30 })
    expect(await take(start)).toEqual({ isAllowed: false, remaining: 0, fullInSeconds: 30, retryInSeconds: 10 })
    expect(await take(later(9))).toMatchObject({ isAllowed: false, retryInSeconds: 1 })
    expect(await take(later(10))).toMatchObject({ isAllowed: true, remaining: 0 })
    expect(await take(later(100))).toMatchObject({ isAllowed: true, remaining: 2 })
  })

  test('never give more than they hold to however many ask at once', async () => {
    const one = { ...bucket(), limit: 25 }
    const answers = await Promise.all(Array.from({ length: 200 }, () => store().take([one], start)))
    expect(answers.flat().filter(({ isAllowed }) => isAllowed)).toHaveLength(25)
  })

  test('answer for several at once, each on its own', async () => {
    const [one, other] = [bucket(), { ...bucket(), limit: 1 }]
    await store().take([other], start)
    expect((await store().take([one, other], start)).map(({ isAllowed }) => isAllowed)).toEqual([true, false])
  })

  test('take back what was given for nothing, and are full when forgotten', async () => {
    const one = { ...bucket(), limit: 1 }
    const isAllowed = async (cost = 1) => (await store().take([{ ...one, cost }], start))[0]?.isAllowed
    expect([await isAllowed(), await isAllowed()]).toEqual([true, false])
    await isAllowed(-1)
    expect([await isAllowed(), await isAllowed()]).toEqual([true, false])
    await store().forget([one.key])
    expect([await isAllowed(), await isAllowed(2)]).toEqual([true, false])
  })

  test('two processes with memories of their own share them, and no handful gives more than the bucket', async () => {
    const [one, other] = [createLimits(store()), createLimits(store())]
    const large = { key: newId(), limit: 200, windowSeconds: 60 }
    const answers = []
    for (let asked = 0; asked < 150; asked++)
      answers.push(await one.takeOne(large, start), await other.takeOne(large, start))
    expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(200)
    expect(answers.slice(0, 4).map(({ remaining }) => remaining)).toEqual([199, 195, 198, 194])
  })
})

test('a flood that was refused is refused again without asking the store', async () => {
  let asked = 0
  const store = postgresLimits(app.runtime.db)
  const limits = createLimits({ ...store, take: (takes, now) => ((asked += 1), store.take(takes, now)) })
  const one = { key: newId(), limit: 1, windowSeconds: 60 }
  for (let attempt = 0; attempt < 100; attempt++) await limits.take([one], start)
  expect(asked).toBe(2)
  expect(await limits.take([one], later(20))).toMatchObject([{ isAllowed: false, retryInSeconds: 40 }])
  expect(await limits.take([one], later(60))).toMatchObject([{ isAllowed: true }])
})

test('full buckets are swept away, the others stay', async () => {
  const { db, limits } = app.runtime
  const [full, low] = [newId(), newId()]
  await limits.take(
    [
      { key: full, limit: 10, windowSeconds: 10 },
      { key: low, limit: 1, windowSeconds: 600 },
    ],
    start,
  )
  await sweepLimits(db, later(60))
  const { rows } = await sql`select key from kernel.limits where key in (${full}, ${low})`.execute(db)
  expect(rows).toEqual([{ key: low }])
})

test.skipIf(!hasRedis)('while Redis is down PostgreSQL counts, and a refusal stays a refusal', async () => {
  const own = await openRedis()
  const first = redisLimits(own.url, { log })
  const limits = createLimits(withFallback(first, postgresLimits(app.runtime.db), { log }))
  const one = { key: newId(), limit: 2, windowSeconds: 600 }
  await limits.take([one], start)
  await own.stop()
  const answers = []
  for (let attempt = 0; attempt < 4; attempt++) answers.push(...(await limits.take([one], start)))
  expect(answers.map(({ isAllowed }) => isAllowed)).toEqual([true, true, false, false])
  await first.close()
})
