import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { modules, permissions, type App } from '#app'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { noCompany } from '#kernel/session'
import { prepareAdministrator } from '#modules/access'
import { openApp, signInAs, testActor } from '#testing'
import { readFuzzed, type Asked, type Fuzzed } from './testing/hostile/arbitrary-request.ts'
import { findFault } from './testing/hostile/judge-answer.ts'
import { openProvider, type Provider } from './testing/hostile/open-provider.ts'
import { watchDocumented } from './testing/hostile/watch-documented.ts'

/** Another one looks elsewhere: `FUZZ_SEED=7 npm test -- hostile-fuzz`. A failure says with which it came. */
const seed = Number(process.env['FUZZ_SEED'] ?? 2026)
const longestMs = 5_000
const email = 'administradora@provedor.test'

let app: App
let server: FastifyInstance
let ours: Provider
let token: Promise<string>
let undocumented: ReadonlySet<string>
let fuzzed: Map<string, Fuzzed['asked']>
const told = { all: 0, sessionless: 0 }

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  undocumented = watchDocumented(server)
  const outside = createCtx(app.runtime, { actor: testActor, companyId: noCompany })
  await prepareAdministrator(outside, { email, password: 'uma-senha-comprida', permissions: Object.keys(permissions) })
  ours = await openProvider(app, server, () => token)
  await server.ready()
  fuzzed = new Map(
    readFuzzed(server.swagger(), [...Object.values(ours.rows), newId()]).map((one) => [one.key, one.asked]),
  )
})

afterAll(async () => {
  await server.close()
  await app.close()
})

async function expectSound({ wire, sent }: Asked, send: Provider['send']): Promise<void> {
  const started = performance.now()
  const answer = await send(wire)
  told.all += 1
  if (answer.statusCode === 401) told.sessionless += 1
  expect(findFault(answer, sent)).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(longestMs)
}

const keys = Object.values(modules).flatMap(({ routes }) =>
  Object.keys(routes).map((key) => key.replace(/:(\w+)/g, '{$1}')),
)

test.each(keys)('%s survives what a tool makes of our document', async (key) => {
  token = signInAs(app.runtime.db, email)
  const asked = fuzzed.get(key)
  if (!asked) throw new Error(`${key} is not in the document.`)
  const property = (send: Provider['send']) => fc.asyncProperty(asked, (one) => expectSound(one, send))
  const limits = { seed, interruptAfterTimeLimit: 20_000 }
  await fc.assert(property(ours.send), { ...limits, numRuns: 12 })
  await fc.assert(
    property((wire) => server.inject(wire)),
    { ...limits, numRuns: 2 },
  )
})

test('most of it came in with a session, and every answer was as the document says', () => {
  expect(told.sessionless / told.all).toBeLessThan(0.25)
  expect([...undocumented]).toEqual([])
})
