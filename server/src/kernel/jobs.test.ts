import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { getDeadLetter, listDeadLetters, retryDeadLetter, retryDeadLettersOf } from '#kernel/dead-letters'
import { Postponed } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { installQueues, job } from '#kernel/jobs'
import { drainJobs, startWorker, type Work } from '#kernel/worker'
import { makeCompany, openApp, testActor } from '#testing'

const seen: { name: string; companyId: string; payload: unknown }[] = []
let isBroken = true

const noted = job({
  name: 'test.note',
  payload: z.object({ text: z.string() }),
  run: async (ctx, payload) => void seen.push({ name: 'test.note', companyId: ctx.companyId, payload }),
})
const failing = job({
  name: 'test.fail',
  payload: z.object({}),
  retryLimit: 0,
  run: async () => {
    if (isBroken) throw new Error('O equipamento não respondeu.')
    seen.push({ name: 'test.fail', companyId: '', payload: {} })
  },
})
const early = job({
  name: 'test.early',
  payload: z.object({ text: z.string() }),
  retryLimit: 0,
  run: async (ctx) => {
    throw new Postponed(new Date(ctx.now.getTime() + 3_600_000), 'mail-quota', 'Depois.')
  },
})
const scheduled = job({
  name: 'test.daily',
  payload: z.object({}),
  cron: '0 3 * * *',
  run: async (ctx) => void seen.push({ name: 'test.daily', companyId: ctx.companyId, payload: {} }),
})

let app: App
let ctx: Ctx
let work: Work

beforeAll(async () => {
  app = await openApp({ isWorker: true })
  await installQueues(app.runtime.boss, [noted, failing, early, scheduled])
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  await makeCompany(outside)
  work = { ...app.work, jobs: [noted, failing, early, scheduled] }
})

afterAll(() => app.close())

test('a job whose turn is later comes back then, and no attempt is lost', async () => {
  await ctx.enqueue('test.early', { text: 'espera' })
  expect(await drainJobs(work)).toBe(1)
  const { rows } = await sql<{ data: { payload: object }; waits: boolean }>`
    select data, start_after > now() + interval '59 minutes' as waits from pgboss.job where name = 'test.early' and state = 'created'`.execute(
    app.runtime.db,
  )
  expect(rows).toMatchObject([{ data: { payload: { text: 'espera' } }, waits: true }])
  expect((await listDeadLetters(ctx, { limit: 10 })).items).toEqual([])
})

test('a job whose transaction rolls back never existed', async () => {
  const undone = ctx.transaction(async (tx) => {
    await tx.enqueue('test.note', { text: 'nunca' })
    throw new Error('undo')
  })
  await expect(undone).rejects.toThrow('undo')
  await ctx.enqueue('test.note', { text: 'sim' })
  expect(await drainJobs(work)).toBe(1)
  expect(seen).toEqual([{ name: 'test.note', companyId: ctx.companyId, payload: { text: 'sim' } }])
})

test('a scheduled tick runs once for every company', async () => {
  seen.length = 0
  await app.runtime.boss.send('test.daily', {})
  expect(await drainJobs(work)).toBe(3)
  expect(new Set(seen.map(({ companyId }) => companyId)).size).toBe(2)
})

test('what keeps failing becomes a dead letter with its cause, and runs again when asked', async () => {
  seen.length = 0
  await ctx.enqueue('test.fail', {})
  await startWorker(work)
  await expect
    .poll(async () => (await listDeadLetters(ctx, { limit: 10 })).items, { timeout: 15_000 })
    .toMatchObject([{ job: 'test.fail', error: 'O equipamento não respondeu.' }])

  isBroken = false
  const [letter] = (await listDeadLetters(ctx, { limit: 10 })).items
  await retryDeadLetter(ctx, letter?.id ?? '')
  await expect.poll(() => seen.length, { timeout: 15_000 }).toBe(1)
  expect((await listDeadLetters(ctx, { limit: 10 })).items).toEqual([])
})

test('a backlog is worked off without a pause between its jobs', async () => {
  seen.length = 0
  await ctx.enqueueMany(
    'test.note',
    Array.from({ length: 60 }, () => ({ text: 'muitos' })),
  )
  await expect.poll(() => seen.length, { timeout: 5_000 }).toBe(60)
})

test('all that failed of one kind goes back at once, and other kinds stay', async () => {
  isBroken = true
  await ctx.enqueueMany('test.fail', [{}, {}, {}])
  const failed = async () => (await listDeadLetters(ctx, { limit: 10, job: 'test.fail' })).items
  await expect.poll(async () => (await failed()).length, { timeout: 20_000 }).toBe(3)
  const [letter] = await failed()
  expect(await getDeadLetter(ctx, letter?.id ?? '')).toMatchObject({ job: 'test.fail', payload: {}, alikeCount: 3 })
  expect(await retryDeadLettersOf(ctx, 'test.note')).toEqual({ retriedCount: 0 })

  isBroken = false
  seen.length = 0
  expect(await retryDeadLettersOf(ctx, 'test.fail')).toEqual({ retriedCount: 3 })
  await expect.poll(() => seen.length, { timeout: 15_000 }).toBe(3)
  expect(await failed()).toEqual([])
})

test('the dead letters of another company are not ours to see or retry', async () => {
  const other = ctx.forCompany(newId())
  expect((await listDeadLetters(other, { limit: 10 })).items).toEqual([])
  await expect(retryDeadLetter(other, newId())).rejects.toMatchObject({ status: 404 })
})
