import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { permissions } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { makePerson, makeRole, testActor } from '#testing'
import { digestDatabase } from './testing/hostile/digest-database.ts'
import type { Endpoint } from './testing/hostile/sound-request.ts'
import type { Answer, Asker, Example } from './testing/matrix/example.ts'
import { guarded, mayAsk, openMatrix, roles, type Matrix } from './testing/matrix/open-matrix.ts'
import { openStage, type Stage } from './testing/matrix/open-stage.ts'
import { writeExamples } from './testing/matrix/write-examples.ts'
import { namesBranch, named, writeWire } from './testing/matrix/write-wire.ts'

/**
 * Every write × every shipped role that may ask for it, really done: on a stage where nothing lasts, with the exact answer and the rows that
 * changed. The same writes against rows of another company and of another branch are refused for real, and leave every row as it was.
 */
const writes = guarded.filter(({ method }) => method !== 'GET')

type Role = (typeof roles)[number]

let matrix: Matrix
let stage: Stage
let staged: FastifyInstance
let server: FastifyInstance
let rehearsal: Ctx
let untouched: Record<string, string>

beforeAll(async () => {
  matrix = await openMatrix()
  stage = await openStage(matrix.app)
  server = await matrix.app.createServer()
  staged = await matrix.app.createServer(stage.runtime)
  rehearsal = createCtx(stage.runtime, { actor: testActor, companyId: matrix.ctx.companyId })
  untouched = await digestDatabase(stage.runtime.db)
}, 120_000)

afterAll(async () => {
  await staged.close()
  await server.close()
  await stage.close()
  await matrix.app.close()
})

const exampleOf = ({ key }: Endpoint): Example => {
  const example = writeExamples[key]
  if (!example) throw new Error(`${key}: say in testing/matrix how it is done once, and what it answers.`)
  return example
}

type Key = Asker & { token: string }

async function ask(on: FastifyInstance, wire: InjectOptions, { token }: Key) {
  // Passkeys know the page that asks.
  const headers = { ...wire.headers, authorization: `Bearer ${token}`, origin: 'http://localhost:8000' }
  const answer = await on.inject({ ...wire, headers })
  const isProblem = String(answer.headers['content-type']).includes('problem+json')
  return { status: answer.statusCode, code: isProblem ? String(answer.json().code) : undefined }
}

const told = ([status, code]: readonly [number, string?]) => [status, code].join(' ').trim()
const differs = (got: { status: number; code: string | undefined }, wanted: Answer): string | undefined =>
  got.status === wanted[0] && (wanted[1] === undefined || got.code === wanted[1])
    ? undefined
    : `${`${got.status} ${got.code ?? ''}`} instead of ${told(wanted)}`

/** Does an example on the stage; gives what came otherwise, and with `look` also what it left behind otherwise than said. */
const rehearse = (
  endpoint: Endpoint,
  asker: Key,
  wanted: Answer,
  { look = false, example = exampleOf(endpoint) } = {},
) =>
  stage.rehearse(async () => {
    const rows = { ...matrix.ours, ...(await example.prepare?.(rehearsal, asker, matrix.ours)) }
    const wire = await writeWire(endpoint, example, rows, rehearsal)
    const isPrepared = example.prepare !== undefined || example.bytes !== undefined
    const before = look && isPrepared ? await digestDatabase(stage.runtime.db) : untouched
    const fault = differs(await ask(staged, wire, asker), wanted)
    if (fault !== undefined || !look) return fault
    const changed = changedTables(before, await digestDatabase(stage.runtime.db))
    const mayChange = wanted[0] < 300 && example.leaves === undefined
    if (mayChange) return changed.length > 0 ? undefined : 'changes no row'
    return changed.length === 0 ? undefined : `changes ${changed.join(', ')}`
  })

const changedTables = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after).filter((table) => after[table] !== before[table])

async function wrong(wanted: readonly Endpoint[], check: (endpoint: Endpoint) => Promise<string | undefined>) {
  const lines: string[] = []
  for (const endpoint of wanted) {
    const line = await check(endpoint).catch(String)
    if (line !== undefined) lines.push(`${endpoint.key}: ${line}`)
  }
  return lines
}

/** The same where nothing at all may change. */
async function refused(wanted: readonly Endpoint[], check: (endpoint: Endpoint) => Promise<string | undefined>) {
  const { db } = matrix.app.runtime
  const before = await digestDatabase(db)
  const lines = await wrong(wanted, check)
  return [...lines, ...changedTables(before, await digestDatabase(db)).map((table) => `${table} changed`)]
}

/** What a role is answered to its example. */
const wantedOf = (endpoint: Endpoint, { holds }: Role): Answer => {
  const { answer, alsoNeeds } = exampleOf(endpoint)
  // Two companies share it, and no role of one of them administers it.
  if (endpoint.route.isOfInstallation) return [403, 'of-installation']
  if (alsoNeeds !== undefined && !holds.has(alsoNeeds)) return [403, 'forbidden']
  return answer ?? [endpoint.route.status ?? 200]
}
const open = ({ holds }: Role) => writes.filter((endpoint) => mayAsk(holds, endpoint))

test('every write has an example, and every example is of a write', () => {
  expect(Object.keys(writeExamples).toSorted()).toEqual(writes.map(({ key }) => key).toSorted())
})

test.each(roles)(
  '$key does every write that it may, and rows change where it says so',
  async (role) => {
    const { whole } = matrix.personOf(role.key)
    const isFirst = (endpoint: Endpoint) => roles.find(({ holds }) => mayAsk(holds, endpoint)) === role
    const check = (endpoint: Endpoint) =>
      rehearse(endpoint, whole, wantedOf(endpoint, role), { look: isFirst(endpoint) })
    expect(await wrong(open(role), check)).toEqual([])
  },
  120_000,
)

test.each(roles)(
  '$key changes nothing of another company',
  async (role) => {
    const { whole } = matrix.personOf(role.key)
    const check = async (endpoint: Endpoint) => {
      const example = exampleOf(endpoint)
      const wire = await writeWire(endpoint, example, matrix.theirs, matrix.other)
      // What names no row of theirs cannot reach one.
      if (named(wire, matrix.theirs).length === 0) return undefined
      return differs(await ask(server, wire, whole), example.theirs ?? [404])
    }
    expect(await refused(open(role), check)).toEqual([])
  },
  120_000,
)

test.each(roles)(
  '$key in another branch does what has no branch, and changes nothing of the head office',
  async (role) => {
    const { branch } = matrix.personOf(role.key)
    const check = async (endpoint: Endpoint) => {
      const [example, whole] = [exampleOf(endpoint), wantedOf(endpoint, role)]
      const wire = await writeWire(endpoint, example, matrix.ours, matrix.ctx)
      const other = example.elsewhere ?? (namesBranch(wire, matrix.ours) ? ([404] as const) : undefined)
      return other ? differs(await ask(server, wire, branch), other) : await rehearse(endpoint, branch, whole)
    }
    expect(await refused(open(role), check)).toEqual([])
  },
)

test('who administers the installation does what all companies share, and rows change where it says so', async () => {
  const { ctx } = matrix
  const owner = await makePerson(ctx, { permissions: Object.keys(permissions) })
  await ctx.db.updateTable('access.users').set({ isAdministrator: true }).where('id', '=', owner.id).execute()
  untouched = await digestDatabase(stage.runtime.db)
  const shared = writes.filter(({ route }) => route.isOfInstallation)
  const check = (endpoint: Endpoint) => rehearse(endpoint, owner, [endpoint.route.status ?? 200], { look: true })
  expect([shared.length > 0, await wrong(shared, check)]).toEqual([true, []])
})

const decisions = writes.filter(({ route }) => route.approval)

test('what is above somebody’s limit is kept for a second person, and nothing of it is done', async () => {
  const { ctx, app, ours } = matrix
  const kinds = decisions.map((endpoint) => exampleOf(endpoint).decides?.kind ?? `none is said for ${endpoint.key}`)
  const role = await makeRole(ctx, {
    permissions: Object.keys(permissions),
    limits: Object.fromEntries(kinds.map((kind) => [kind, 0])),
  })
  const asker = await makePerson(ctx, { role })
  const before = await digestDatabase(app.runtime.db)
  const check = async (endpoint: Endpoint) => {
    const wire = await writeWire(endpoint, exampleOf(endpoint), ours, ctx)
    return differs(await ask(server, wire, asker), [202])
  }
  expect(await wrong(decisions, check)).toEqual([])
  const changed = changedTables(before, await digestDatabase(app.runtime.db))
  expect(changed.toSorted()).toEqual(['access.approvals', 'kernel.events', 'pgboss.job'])
})

test.each(roles)('$key decides alone up to the limit of its role', async (role) => {
  const { whole } = matrix.personOf(role.key)
  const check = async (endpoint: Endpoint) => {
    const { decides, ...example } = exampleOf(endpoint)
    if (!decides) return 'say what it decides, and for how much'
    const isAbove = decides.amountCents > (role.limits.get(decides.kind) ?? Infinity)
    const wanted: Answer = [isAbove ? 202 : (endpoint.route.status ?? 200)]
    return await rehearse(endpoint, whole, wanted, {
      example: { ...example, ...(decides.body && { body: decides.body }) },
    })
  }
  expect(
    await wrong(
      decisions.filter((endpoint) => mayAsk(role.holds, endpoint)),
      check,
    ),
  ).toEqual([])
})
