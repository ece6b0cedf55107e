import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { permissions, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { installQueues } from '#kernel/jobs'
import {
  cancelOperation,
  getOperation,
  listOperations,
  operation,
  startOperation,
  type Progress,
} from '#kernel/operations'
import { drainJobs, startWorker, type Work } from '#kernel/worker'
import { createUser } from '#modules/access'
import { makeCompany, openApp, testActor } from '#testing'

let during: (ctx: Ctx, progress: Progress) => Promise<unknown> = async () => ({})
const counting = operation({
  kind: 'test.count',
  permission: 'system.jobs.read',
  label: 'A contagem',
  input: z.object({ upTo: z.int() }),
  run: (ctx, _input, progress) => during(ctx, progress),
})

let app: App
let server: FastifyInstance
let base: string
let ctx: Ctx
let work: Work
let token: string

beforeAll(async () => {
  app = await openApp({ isWorker: true })
  await installQueues(app.runtime.boss, [counting.job])
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  work = { ...app.work, jobs: [counting.job] }
  server = await app.createServer()
  base = await server.listen({ host: '127.0.0.1', port: 0 })
  token = await signIn('dona@provedor.test', Object.keys(permissions))
})

afterAll(async () => {
  await server.close()
  await app.close()
})

async function signIn(email: string, granted: string[]): Promise<string> {
  const login = { email, password: 'uma-senha-comprida' }
  await createUser(ctx, { ...login, name: email, permissions: granted })
  return (await server.inject({ method: 'POST', url: '/api/login', payload: login })).json().token
}

const ask = (path: string, as = token, signal?: AbortSignal) =>
  fetch(base + path, { headers: { authorization: `Bearer ${as}` }, ...(signal && { signal }) })

test('it waits, runs, tells how far it is and keeps its result', async () => {
  during = async (ctx, progress) => {
    await progress(1, 2, 'Metade')
    expect(await getOperation(ctx, { id: operationId })).toMatchObject({
      state: 'running',
      doneCount: 1,
      totalCount: 2,
    })
    return { counted: 2 }
  }
  const { operationId } = await startOperation(ctx, counting, { upTo: 2 })
  const watching = { ...ctx, actor: testActor }
  expect(await getOperation(watching, { id: operationId })).toMatchObject({ state: 'queued', startedByName: 'Teste' })
  during = withPermissions(during)
  await drainJobs(work)
  expect(await getOperation(ctx, { id: operationId })).toMatchObject({
    state: 'done',
    phase: 'Metade',
    result: { counted: 2 },
  })
})

/** A job's own actor may watch nothing; the test looks with its own eyes. */
const withPermissions =
  (run: typeof during): typeof during =>
  (on, progress) =>
    run({ ...on, actor: testActor }, progress)

test('a second start gives the one that is open, and is refused with its id when it asks for something else', async () => {
  const starts = await Promise.all([1, 2, 3].map(() => startOperation(ctx, counting, { upTo: 7 })))
  expect(new Set(starts.map(({ operationId }) => operationId)).size).toBe(1)
  await expect(startOperation(ctx, counting, { upTo: 8 })).rejects.toMatchObject({
    status: 409,
    code: 'operation-running',
    extra: { operationId: starts[0]?.operationId },
  })
  const ofAnother = ctx.forCompany((await makeCompany(ctx)).id)
  expect((await startOperation(ofAnother, counting, { upTo: 8 })).operationId).not.toBe(starts[0]?.operationId)
  during = async () => ({})
  expect(await drainJobs(work)).toBe(2)
})

test('one that waits is cancelled at once, one that runs at its next step', async () => {
  const waiting = await startOperation(ctx, counting, { upTo: 1 })
  expect(await cancelOperation(ctx, { id: waiting.operationId })).toMatchObject({ state: 'cancelled' })
  let steps = 0
  during = async (_, progress) => {
    await progress(0, 2, 'Primeira')
    await cancelOperation(ctx, { id: running.operationId })
    steps = 1
    await progress(1, 2, 'Segunda')
    steps = 2
  }
  const running = await startOperation(ctx, counting, { upTo: 1 })
  await drainJobs(work)
  expect(steps).toBe(1)
  expect(await getOperation(ctx, { id: running.operationId })).toMatchObject({ state: 'cancelled', result: null })
})

test('a refusal ends it with its words; what breaks is told while it is tried again', async () => {
  during = async () => {
    throw conflict('no-account', 'Sem portador.')
  }
  const refused = await startOperation(ctx, counting, { upTo: 1 })
  await drainJobs(work)
  expect(await getOperation(ctx, { id: refused.operationId })).toMatchObject({
    state: 'failed',
    problem: { status: 409, code: 'no-account', detail: 'Sem portador.' },
  })
  during = async () => {
    throw new Error('secret')
  }
  const broken = await startOperation(ctx, counting, { upTo: 1 })
  await expect(drainJobs(work)).rejects.toThrow('secret')
  const told = await getOperation(ctx, { id: broken.operationId })
  expect(told).toMatchObject({ state: 'running', problem: { code: 'internal' } })
  expect(JSON.stringify(told)).not.toContain('secret')
  await app.runtime.db.deleteFrom('pgboss.job' as never).execute()
  expect(await getOperation(ctx, { id: broken.operationId })).toMatchObject({ state: 'failed' })
})

test('who watches gets every change up to the end, and a line that breaks leaves nothing behind', async () => {
  let go = () => {}
  during = async (_, progress) => {
    await progress(1, 3, 'Um')
    await new Promise<void>((resolve) => (go = resolve))
    return { counted: 3 }
  }
  const { operationId } = await startOperation(ctx, counting, { upTo: 3 })
  const path = `/api/operations/${operationId}/events`
  const leaving = new AbortController()
  const left = await ask(path, token, leaving.signal)
  await left.body?.getReader().read()
  leaving.abort()

  const answer = await ask(path)
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  await startWorker(work)
  await expect.poll(async () => (await getOperation(ctx, { id: operationId })).phase).toBe('Um')
  await sleep(700)
  go()
  const events = [...(await answer.text()).matchAll(/^event: operation\ndata: (.*)$/gm)].map(([, data = '']) =>
    JSON.parse(data),
  )
  expect(events[0]).toMatchObject({ state: 'queued' })
  expect(events).toContainEqual(expect.objectContaining({ state: 'running', doneCount: 1, phase: 'Um' }))
  expect(events.at(-1)).toMatchObject({ state: 'done', result: { counted: 3 } })
  expect(events[0]).not.toHaveProperty('companyId')
})

test('an open line does not keep the server from closing', async () => {
  let go = () => {}
  during = () => new Promise<void>((resolve) => (go = resolve))
  const { operationId } = await startOperation(ctx, counting, { upTo: 4 })
  const other = await app.createServer()
  const address = await other.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${address}/api/operations/${operationId}/events`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const line = answer.text().catch(() => 'cut')
  await other.close()
  expect(await line).toBe('cut')
  go()
  await expect.poll(async () => (await getOperation(ctx, { id: operationId })).state).toBe('done')
})

test('who may not start it may not watch it, and another company’s does not exist', async () => {
  during = async () => ({})
  const { operationId } = await startOperation(ctx, counting, { upTo: 5 })
  const powerless = await signIn('sem@provedor.test', ['clients.client.read'])
  for (const path of [`/api/operations/${operationId}`, `/api/operations/${operationId}/events`])
    expect((await ask(path, powerless)).status).toBe(403)
  expect(await (await ask('/api/operations?kind=test.count', powerless)).json()).toMatchObject({ items: [] })
  expect(await (await ask('/api/operations?kind=test.count&limit=1')).json()).toMatchObject({
    items: [{ id: operationId, input: { upTo: 5 } }],
  })
  const other = ctx.forCompany(newId())
  await expect(getOperation(other, { id: operationId })).rejects.toMatchObject({ status: 404 })
  expect(await listOperations(other, { limit: 10 })).toEqual({ items: [], nextCursor: null })
})
