import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveWeb } from '#kernel/serve-web'

const isBuilt = existsSync(join(import.meta.dirname, '../../../dist/web/portal/index.html'))

let server: FastifyInstance

beforeAll(async () => {
  server = Fastify()
  await serveWeb(server)
})

afterAll(() => server.close())

const get = (url: string) => server.inject({ method: 'GET', url })

test.skipIf(!isBuilt)('an invoice’s address is told to no other site and to no search engine', async () => {
  for (const url of ['/f/abc', '/f/abc/', '/bloqueio', '/bloqueio?de=roteador']) {
    const { statusCode, headers, payload } = await get(url)
    expect([url, statusCode, payload.includes('/portal/assets/')]).toEqual([url, 200, true])
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-cache',
    })
    expect(headers['content-security-policy']).toContain("script-src 'self';")
  }
})

test.skipIf(!isBuilt)('every other address is a screen of the administration', async () => {
  for (const url of ['/', '/faturamento', '/f', '/f/a/b', '/bloqueios']) {
    const { statusCode, headers, payload } = await get(url)
    expect([url, statusCode, payload.includes('/portal/assets/')]).toEqual([url, 200, false])
    expect(headers['x-robots-tag']).toBeUndefined()
  }
})
