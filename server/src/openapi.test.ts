import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { modules, version, type App } from '#app'
import { serveDocs } from '#kernel/docs'
import { openApp } from '#testing'

const Schema = z.record(z.string(), z.unknown())
const Content = z.record(z.string().regex(/^[\w*]+\/[\w*.+-]+$/), z.strictObject({ schema: Schema }))
const Parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  description: z.string().min(5).optional(),
  required: z.boolean(),
  schema: Schema,
})
const Operation = z.strictObject({
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  security: z.tuple([z.strictObject({ session: z.tuple([]) })]).optional(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|[1-5]XX|default)$/),
    z.strictObject({ description: z.string().min(1), content: Content }),
  ),
})
/** What OpenAPI 3.1 §4.8 asks for, narrowed to what we use. */
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  components: z.strictObject({
    securitySchemes: z.strictObject({
      session: z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') }),
    }),
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), Schema),
  }),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation),
  ),
  webhooks: z.record(z.string(), z.strictObject({ post: z.looseObject({ requestBody: z.unknown() }) })),
  servers: z.array(z.unknown()).optional(),
})
type Operation = z.output<typeof Operation>

const routes = Object.values(modules).flatMap((module) =>
  Object.entries(module.routes).map(([key, route]) => ({ key, route })),
)

let app: App
let server: FastifyInstance
let document: z.output<typeof Document>

beforeAll(async () => {
  app = await openApp()
  server = await app.createServer()
  await serveDocs(server)
  await server.ready()
  // Says what is wrong with it, where the answer would only say that something is.
  server.swagger()
  const answer = await server.inject({ method: 'GET', url: '/docs/openapi.json' })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  document = Document.parse(answer.json())
})

afterAll(async () => {
  await server.close()
  await app.close()
})

function operationOf(key: string): Operation {
  const [method = '', url = ''] = key.split(' ')
  const item = document.paths[url.replace(/:(\w+)/g, '{$1}')] ?? {}
  const found = Object.entries(item).find(([name]) => name === method.toLowerCase())?.[1]
  if (!found) throw new Error(`${key} is not in the document.`)
  return found
}

/** The schema itself, through any number of references. */
function resolve(schema: z.output<typeof Schema>): z.output<typeof Schema> {
  const { $ref } = z.looseObject({ $ref: z.string().optional() }).parse(schema)
  const name = $ref?.slice('#/components/schemas/'.length)
  return name === undefined ? schema : resolve(document.components.schemas[name] ?? {})
}

test('the document tells of every route and of nothing else', () => {
  const told = Object.values(document.paths).flatMap((item) => Object.keys(item))
  expect([told.length, document.info.version]).toEqual([routes.length, version])
})

test('every reference leads somewhere, and nothing is written down that no route uses', () => {
  const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
  expect(new Set(names)).toEqual(new Set(Object.keys(document.components.schemas)))
})

test.each(routes)('$key says what it does, who may ask and how it refuses', ({ key, route }) => {
  const { summary, security, responses, requestBody, parameters } = operationOf(key)
  expect(summary).toBe(route.summary)
  expect(security !== undefined).toBe(route.permission !== 'public')
  for (const status of ['4XX', '5XX']) {
    // A standard's own form of refusal (OAuth 2.0) takes the place of the problem.
    if (route.errorForm) expect(Object.keys(responses[status]?.content ?? {})).toEqual(['application/json'])
    else
      expect(responses[status]?.content).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      })
  }
  expect(requestBody !== undefined).toBe(route.body !== undefined)
  const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
  expect(inPath).toEqual([...key.matchAll(/:(\w+)/g)].map(([, name]) => name))
})

test.each(routes)('$key says what it answers', ({ key, route }) => {
  const { responses } = operationOf(key)
  const content = responses[String(route.status ?? 200)]?.content ?? {}
  if (route.response === 'file') return expect(Object.keys(content)).toEqual(['*/*'])
  if (route.response === 'events') return expect(Object.keys(content)).toEqual(['text/event-stream'])
  const answer = resolve(content['application/json']?.schema ?? {})
  expect(answer['type']).toBe('object')
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(answer['properties']))).not.toEqual([])
})

test.each(routes)('$key asks for fields of known kinds', ({ key }) => {
  const { parameters, requestBody } = operationOf(key)
  const bodies = Object.values(requestBody?.content ?? {}).map(({ schema }) => resolve(schema))
  for (const { name, schema } of parameters) expect(Object.keys(schema), name).not.toEqual([])
  expect(JSON.stringify(bodies)).not.toMatch(/"\w+":\{\}/)
})

const lists = routes.filter(({ route }) => route.query && 'cursor' in (route.query.shape ?? {}))

test.each(lists)('$key is a list with a keyset cursor', ({ key }) => {
  const { responses, parameters } = operationOf(key)
  const answer = resolve(responses['200']?.content['application/json']?.schema ?? {})
  expect(answer['properties']).toMatchObject({ items: { type: 'array' }, nextCursor: { type: ['string', 'null'] } })
  expect(answer['required']).toEqual(expect.arrayContaining(['items', 'nextCursor']))
  expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['limit', 'cursor']))
})

test('who looks at /docs gets a page', async () => {
  const page = await server.inject({ method: 'GET', url: '/docs/' })
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')])
})
