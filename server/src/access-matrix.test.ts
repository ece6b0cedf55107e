import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { soundRequest, toInject, type Endpoint } from './testing/hostile/sound-request.ts'
import type { Rows } from './testing/matrix/example.ts'
import { guarded, mayAsk, openMatrix, roles, type Matrix, type Person } from './testing/matrix/open-matrix.ts'

/**
 * Every route × every shipped role × how one may come: without a token, with an expired one, from another realm, for another company,
 * with the role, and with the role in another branch only. The status is computed from the catalogue and the route table alone. What the
 * writes do when they are allowed is shown by write-matrix.test.ts.
 */
let matrix: Matrix
let server: FastifyInstance
let ours: Rows
let theirs: Rows

beforeAll(async () => {
  matrix = await openMatrix()
  server = await matrix.app.createServer()
  ours = matrix.ours
  theirs = matrix.theirs
}, 120_000)

afterAll(async () => {
  await server.close()
  await matrix.app.close()
})

const nobodys = '01990000-0000-7000-8000-000000000000'
const missing = (rows: Rows) => ({
  ...Object.fromEntries(Object.keys(rows).map((name) => [name, nobodys])),
  contractVersion: '1',
})

const wireOf = (endpoint: Endpoint, rows: Rows): InjectOptions => toInject(endpoint, soundRequest(endpoint, rows))

async function ask(wire: InjectOptions, key: { token: string } | undefined, headers: Record<string, string> = {}) {
  const authorization = key && { authorization: `Bearer ${key.token}` }
  const answer = await server.inject({ ...wire, headers: { ...wire.headers, ...authorization, ...headers } })
  const isProblem = String(answer.headers['content-type']).includes('problem+json')
  const code: unknown = isProblem ? answer.json().code : undefined
  return { status: answer.statusCode, code, body: answer.body }
}

const atOnce = 8

/** Asks all of it and gives what came otherwise, one line each. */
async function wrong(
  wanted: readonly Endpoint[],
  check: (endpoint: Endpoint) => Promise<string | undefined>,
): Promise<string[]> {
  const lines: string[] = []
  const queue = [...wanted]
  const work = async () => {
    for (let endpoint = queue.shift(); endpoint; endpoint = queue.shift()) {
      const line = await check(endpoint).catch((error: unknown) => String(error))
      if (line !== undefined) lines.push(`${endpoint.key}: ${line}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return lines.toSorted()
}

const differs = (got: { status: number; code: unknown }, status: number, code?: string): string | undefined =>
  got.status === status && (code === undefined || got.code === code)
    ? undefined
    : `${got.status} ${String(got.code)} instead of ${status} ${code ?? ''}`

const own = (role: string): Person => matrix.personOf(role)
/** What ends the very session that asks. */
const endsSession = ({ key }: Endpoint) => key.startsWith('POST /api/logout')
const hasPath = ({ url }: Endpoint) => /:(?!key\b)/.test(url)

test('who shows no token is nobody', async () => {
  expect(await wrong(guarded, async (endpoint) => differs(await ask(wireOf(endpoint, ours), undefined), 401))).toEqual(
    [],
  )
})

test.each(roles)('$key: an expired session is nobody', async ({ key }) => {
  const check = async (endpoint: Endpoint) =>
    differs(await ask(wireOf(endpoint, ours), own(key).expired), 401, 'unauthorized')
  expect(await wrong(guarded, check)).toEqual([])
})

test.each(roles)('$key of another realm is nobody but where that realm may ask', async ({ key }) => {
  const others = guarded.filter(({ route }) => !(route.realms ?? ['staff', 'api']).includes('subscriber'))
  const check = async (endpoint: Endpoint) =>
    differs(await ask(wireOf(endpoint, ours), own(key).foreign), 401, 'wrong-realm')
  expect(await wrong(others, check)).toEqual([])
})

test.each(roles)('$key opens no other company', async ({ key }) => {
  const check = async (endpoint: Endpoint) =>
    differs(
      await ask(wireOf(endpoint, ours), own(key).whole, { 'x-company-id': matrix.other.companyId }),
      401,
      'unauthorized',
    )
  expect(await wrong(guarded, check)).toEqual([])
})

test.each(roles)('$key may what it holds and nothing else', async ({ key, holds }) => {
  const refused = guarded.filter(
    (endpoint) => !mayAsk(holds, endpoint) && endpoint.route.realms?.includes('staff') !== false,
  )
  const check = async (endpoint: Endpoint) =>
    differs(await ask(wireOf(endpoint, ours), own(key).whole), 403, 'forbidden')
  expect(await wrong(refused, check)).toEqual([])
})

test.each(roles)('$key reads every list and row that it may', async ({ key, holds }) => {
  const open = guarded.filter(
    (endpoint) => endpoint.method === 'GET' && mayAsk(holds, endpoint) && endpoint.route.response !== 'events',
  )
  const check = async (endpoint: Endpoint) =>
    differs(await ask(wireOf(endpoint, ours), own(key).whole), readingOf(endpoint, holds))
  expect(await wrong(open, check)).toEqual([])
})

/** What the made rows answer otherwise than well: a preview that was cancelled, a contract that has no terms yet. */
const conflicts = new Set(['GET /api/billing/previews/:id', 'GET /api/contracts/:id/terms'])

function readingOf({ key, route }: Endpoint, holds: ReadonlySet<string>): number {
  if (conflicts.has(key)) return 409
  // Two companies share it, and no role of one of them administers it.
  if (route.isOfInstallation) return 403
  // An operation is for whoever may start its kind: the made one is a billing preview.
  if (key === 'GET /api/operations/:id') return holds.has('billing.run.start') ? 200 : 403
  return route.status ?? 200
}

test.each(roles)('$key finds no row of another company, nor one that is nobody’s', async ({ key, holds }) => {
  const open = guarded.filter((endpoint) => hasPath(endpoint) && mayAsk(holds, endpoint))
  const check = async (endpoint: Endpoint) =>
    differs(await ask(wireOf(endpoint, missing(ours)), own(key).whole), 404) ??
    differs(await ask(wireOf(endpoint, theirs), own(key).whole), 404)
  expect(await wrong(open, check)).toEqual([])
})

/** Whose rows a branch does not share: what the path names first. */
const ofBranch = new Set(
  'clients contracts invoices payments logins open-sessions dunning-notices remessas retornos operations unmatched-receipts dunning-exclusions'.split(
    ' ',
  ),
)
const isOfBranch = ({ url }: Endpoint) =>
  ofBranch.has(url.split('/')[2] ?? '') || /^\/api\/billing\/(runs|previews)\/:/.test(url)

test.each(roles)('$key of another branch finds no row of the head office', async ({ key, holds }) => {
  const open = guarded.filter((endpoint) => hasPath(endpoint) && isOfBranch(endpoint) && mayAsk(holds, endpoint))
  const check = async (endpoint: Endpoint) => differs(await ask(wireOf(endpoint, ours), own(key).branch), 404)
  expect(await wrong(open, check)).toEqual([])
})

test.each(roles)('$key of another branch sees no row of the head office in any list', async ({ key, holds }) => {
  const names = [
    'clientId',
    'contractId',
    'invoiceId',
    'paymentId',
    'loginId',
    'sessionId',
    'noticeId',
    'remessaId',
    'retornoId',
    'receiptId',
    'runId',
  ]
  const lists = guarded.filter(
    (endpoint) =>
      endpoint.method === 'GET' &&
      !hasPath(endpoint) &&
      mayAsk(holds, endpoint) &&
      endpoint.route.response !== 'events',
  )
  const check = async (endpoint: Endpoint) => {
    const got = await ask(wireOf(endpoint, ours), own(key).branch)
    if (got.status >= 300) return undefined
    const seen = names.filter((name) => got.body.includes(ours[name] ?? 'none'))
    return seen.length > 0 ? `shows ${seen.join(', ')}` : undefined
  }
  expect(await wrong(lists, check)).toEqual([])
})

test('what ends a session asks for one', () => {
  expect(guarded.filter(endsSession).length).toBeGreaterThan(0)
})
