import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissions, type App } from '#app'
import { createCtx } from '#kernel/context'
import { noCompany } from '#kernel/session'
import { prepareAdministrator } from '#modules/access'
import { makeCompany, openApp, signInAs, testActor } from '#testing'
import { findWireFault, readAnswers } from './testing/hostile/judge-wire.ts'

const email = 'administradora@provedor.test'

let app: App
let server: Awaited<ReturnType<App['createServer']>>
let port: number
let token: string

beforeAll(async () => {
  app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: noCompany })
  await prepareAdministrator(outside, { email, password: 'uma-senha-comprida', permissions: Object.keys(permissions) })
  await makeCompany(outside)
  server = await app.createServer()
  port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port)
  token = await signInAs(app.runtime.db, email)
})

afterAll(async () => {
  await server.close()
  await app.close()
})

const longestMs = 5_000
/** In place of a piece: our half of the connection ends. */
const end = ''

/** Writes the pieces as they are, one after the other, and gives all that came back until the server was done or nothing more came. */
async function say(...pieces: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('latin1')
  socket.on('data', (text: string) => (heard += text))
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  socket.on('error', () => resolve())
  socket.on('close', () => resolve())
  for (const piece of pieces) {
    if (piece === end) socket.end()
    else socket.write(piece.replaceAll('TOKEN', token), 'latin1')
    await setTimeout(10)
  }
  await Promise.race([ended, setTimeout(longestMs, undefined, { ref: false })])
  socket.destroy()
  return heard
}

const bearer = 'authorization: Bearer TOKEN'
const host = 'host: sgp.test\r\nconnection: close'
const json = 'content-type: application/json'
const post = (headers: string, body = '') =>
  `POST /api/plans HTTP/1.1\r\n${host}\r\n${bearer}\r\n${headers}\r\n\r\n${body}`
const get = (headers: string, target = '/api/clients') =>
  `GET ${target} HTTP/1.1\r\n${host}\r\n${bearer}\r\n${headers}x-end: 1\r\n\r\n`

/** What is written, and the statuses of what must come back: `TOKEN` stands for the administrator's. */
const talks: [name: string, statuses: number[], ...pieces: string[]][] = [
  ['no HTTP at all', [400], '\u0016\u0003\u0001\u0002 TLS hello\r\n\r\n'],
  ['an unknown method', [400], `FOO /api/clients HTTP/1.1\r\n${host}\r\n\r\n`],
  ['a method in small letters', [400], `get /api/clients HTTP/1.1\r\n${host}\r\n\r\n`],
  ['an unknown version', [400], `GET /api/clients HTTP/9.9\r\n${host}\r\n\r\n`],
  ['the preface of HTTP/2', [400], 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['no host', [400], `GET /api/clients HTTP/1.1\r\nconnection: close\r\n${bearer}\r\n\r\n`],
  ['two hosts', [400], get('host: other.test\r\n')],
  ['a host of nonsense', [400], `GET /api/clients HTTP/1.1\r\nhost: \xff[}\r\nconnection: close\r\n${bearer}\r\n\r\n`],
  ['a whole URL as target', [200], get('', 'http://sgp.test/api/clients')],
  ['an asterisk as target', [404], `OPTIONS * HTTP/1.1\r\n${host}\r\n\r\n`],
  ['a tunnel', [], `CONNECT sgp.test:443 HTTP/1.1\r\n${host}\r\n\r\n`],
  ['a trace', [404], `TRACE /api/clients HTTP/1.1\r\n${host}\r\n${bearer}\r\n\r\n`],
  ['raw bytes in the target', [400], get('', '/api/clients?search=\xff\xfe')],
  ['a NUL in the target', [400], get('', '/api/clients?search=a\0b')],
  ['a blank in the target', [400], get('', '/api/cli ents')],
  ['a target without slash', [400], get('', 'api/clients')],
  ['steps up in the target', [404], get('', '/api/../../../../etc/passwd')],
  ['a fragment in the target', [422], get('', '/api/clients#x')],
  ['a target of 20 kB', [431], get('', `/api/clients?search=${'x'.repeat(20_000)}`)],
  ['a header of 20 kB', [431], get(`x-long: ${'x'.repeat(20_000)}\r\n`)],
  ['three thousand headers', [431], get(Array.from({ length: 3_000 }, (_, n) => `x-${n}: 1\r\n`).join(''))],
  ['a NUL in a header', [400], get('x-odd: a\0b\r\n')],
  ['raw bytes in a header', [401], get('x-company-id: \xff\xfe\r\n')],
  ['a header without a name', [400], get(': x\r\n')],
  ['a folded header', [400], get('x-odd: a\r\n b\r\n')],
  ['a header without a colon', [400], get('nonsense\r\n')],
  ['a body that is shorter than it says', [400], post(`${json}\r\ncontent-length: 100`, '{}'), end],
  ['a body that is longer than it says', [400], post(`${json}\r\ncontent-length: 1`, '{"name":"x"}')],
  ['a length of nonsense', [400], post(`${json}\r\ncontent-length: x`, '{}')],
  ['a negative length', [400], post(`${json}\r\ncontent-length: -1`, '{}')],
  ['a length above all', [400], post(`${json}\r\ncontent-length: 99999999999999999999`, '{}')],
  ['two lengths', [400], post(`${json}\r\ncontent-length: 2\r\ncontent-length: 3`, '{}')],
  [
    'a length and chunks',
    [400],
    post(`${json}\r\ncontent-length: 2\r\ntransfer-encoding: chunked`, '2\r\n{}\r\n0\r\n\r\n'),
  ],
  ['an unknown transfer encoding', [422], post(`${json}\r\ntransfer-encoding: gzip, chunked`, '2\r\n{}\r\n0\r\n\r\n')],
  ['chunks', [422], post(`${json}\r\ntransfer-encoding: chunked`), '1\r\n{\r\n', '1\r\n}\r\n', '0\r\n\r\n'],
  ['chunks of no length', [400], post(`${json}\r\ntransfer-encoding: chunked`, 'x\r\n{}\r\n0\r\n\r\n')],
  ['a chunk that never ends', [400], post(`${json}\r\ntransfer-encoding: chunked`, 'ffffffffffffffff\r\n{}'), end],
  [
    'chunks above the limit',
    [413],
    post(`${json}\r\ntransfer-encoding: chunked`),
    `${(1_200_000).toString(16)}\r\n"${'x'.repeat(1_199_998)}"\r\n0\r\n\r\n`,
  ],
  ['trailers after chunks', [422], post(`${json}\r\ntransfer-encoding: chunked`, '2\r\n{}\r\n0\r\nx-late: 1\r\n\r\n')],
  ['an expectation', [422], post(`${json}\r\ncontent-length: 2\r\nexpect: 100-continue`), '{}'],
  ['an unknown expectation', [417], post(`${json}\r\ncontent-length: 2\r\nexpect: 200-ok`, '{}')],
  [
    'an upgrade to a socket',
    [200],
    get('upgrade: websocket\r\nsec-websocket-key: eA==\r\nsec-websocket-version: 13\r\n').replace(
      'close',
      'close, upgrade',
    ),
  ],
  ['a compressed body', [422], post(`${json}\r\ncontent-encoding: gzip\r\ncontent-length: 2`, '{}')],
  ['two requests at once', [200, 200], get('').replace('connection: close', 'connection: keep-alive') + get('')],
  ['an older version', [200], `GET /api/clients HTTP/1.0\r\n${bearer}\r\n\r\n`],
]

test.each(talks)('%s is answered with %s at once', async (_name, statuses, ...pieces) => {
  const started = performance.now()
  const answers = readAnswers(await say(...pieces))
  expect(answers.map(({ status }) => status)).toEqual(statuses)
  expect(answers.flatMap((answer) => findWireFault(answer) ?? [])).toEqual([])
  expect(performance.now() - started).toBeLessThan(longestMs)
})

test('half a request holds a connection for a time only', () => {
  expect(server.server.requestTimeout).toBe(300_000)
  expect(server.server.headersTimeout).toBe(60_000)
})
