import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { guardHost, guardUrl } from './guard-url.ts'
import { requestGuarded } from './request-guarded.ts'

const to = (...addresses: string[]) => ({ resolve: async () => addresses })
const refused = { status: 422, code: 'address-refused' }

test.each(['203.0.114.7', '2a02:1234::1'])('a name in the public network (%s) is followed', async (address) => {
  expect(await guardUrl('https://erp.exemplo.com.br/ganchos?x=1', to(address))).toMatchObject({ address })
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.9',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  'ff02::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '2002:7f00:1::',
])('a name that stands for %s is refused', async (address) => {
  await expect(guardUrl('https://erp.exemplo.com.br/', to(address))).rejects.toMatchObject(refused)
})

test('one private machine among public ones is enough to refuse', async () => {
  await expect(guardUrl('https://erp.exemplo.com.br/', to('203.0.114.7', '10.0.0.1'))).rejects.toMatchObject(refused)
})

test.each([
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://[::ffff:127.0.0.1]/',
  'http://①②⑦.0.0.1/',
  'http://0/',
  'http://[::127.0.0.1]/',
  'http://[::1]/',
  'http://198.18.0.1/',
  'http://[fec0::1]/',
  'http://[4000::1]/',
  'http://168.63.129.16/',
])('%s is inside, however it is written', async (text) => {
  await expect(guardUrl(text)).rejects.toMatchObject(refused)
})

test.each([
  'ftp://erp.exemplo.com.br/',
  'file:///etc/passwd',
  'erp.exemplo.com.br',
  '',
  'https://ana:senha@erp.exemplo.com.br/',
])('%s is not an address to follow', async (text) => {
  await expect(guardUrl(text, to('203.0.114.7'))).rejects.toMatchObject(refused)
})

test('what the operator allows is followed, and nothing beside it', async () => {
  const allowPrivate = ['10.20.0.0/16', 'fd00:1::/32']
  expect(await guardUrl('http://10.20.3.4/', { allowPrivate })).toMatchObject({ address: '10.20.3.4' })
  expect(await guardUrl('http://[fd00:1::9]/', { allowPrivate })).toMatchObject({ address: 'fd00:1::9' })
  await expect(guardUrl('http://10.21.0.1/', { allowPrivate })).rejects.toMatchObject(refused)
})

test('a name that nobody knows is refused with its words', async () => {
  const resolve = async () => {
    throw new Error('ENOTFOUND')
  }
  await expect(guardUrl('https://erp.exemplo.com.br/', { resolve })).rejects.toMatchObject({
    message: 'erp.exemplo.com.br não foi encontrado. Confira o nome.',
  })
})

test('a connection goes to the machine that was judged, a redirect is told and not followed, a long answer is cut', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/away') return response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    return response.end(`${request.method} ${request.headers.host} ${'x'.repeat(50_000)}`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const guard = { allowPrivate: ['127.0.0.0/8'], ...to('127.0.0.1') }
  try {
    const answer = await requestGuarded(`http://erp.exemplo.com.br:${port}/`, {
      method: 'POST',
      body: 'x',
      maxAnswerBytes: 1_000,
      ...guard,
    })
    expect(answer.status).toBe(200)
    expect(answer.body.toString()).toMatch(/^POST erp\.exemplo\.com\.br/)
    expect(answer.body).toHaveLength(1_000)
    expect(await requestGuarded(`http://erp.exemplo.com.br:${port}/away`, { method: 'GET', ...guard })).toMatchObject({
      status: 302,
    })
  } finally {
    server.close()
  }
})

test('who does not answer in time is given up', async () => {
  const server = createServer(() => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const guard = { allowPrivate: ['127.0.0.0/8'] }
  await expect(
    requestGuarded(`http://127.0.0.1:${port}/`, { method: 'GET', timeoutMs: 100, ...guard }),
  ).rejects.toThrow('não respondeu')
  server.closeAllConnections()
  server.close()
})

test('metadata services stay shut, whatever the operator allows', async () => {
  const allowPrivate = ['169.254.0.0/16', 'fd00::/8']
  for (const url of ['http://169.254.169.254/', 'http://[fd00:ec2::254]/'])
    await expect(guardUrl(url, { allowPrivate })).rejects.toMatchObject(refused)
})

test('a name server that never answers holds nobody, and the field where the name was typed is told', async () => {
  const never = { resolve: () => new Promise<string[]>(() => {}), timeoutMs: 50, pointer: '/host' }
  await expect(guardUrl('https://erp.exemplo.com.br/', never)).rejects.toMatchObject({
    ...refused,
    extra: { errors: [{ pointer: '/host' }] },
  })
})

test('a host alone is judged like a URL, in every notation', async () => {
  for (const host of ['localhost', '2130706433', '0x7f.1', '::1', '[::1]', 'a b', 'a/b', 'a@b', 'a:25', ''])
    await expect(guardHost(host)).rejects.toMatchObject(refused)
  expect(await guardHost('smtp.exemplo.com.br', to('203.0.114.7'))).toMatchObject({ address: '203.0.114.7' })
})

test('a name that changes its address after it was judged still reaches the judged one', async () => {
  const server = createServer((_, response) => response.end('aqui'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const answers = ['127.0.0.1', '127.0.0.9']
  const guard = { allowPrivate: ['127.0.0.0/8'], resolve: async () => [answers.shift() ?? ''] }
  const answer = await requestGuarded(`http://troca.exemplo:${port}/`, guard)
  expect([answer.body.toString(), answers]).toEqual(['aqui', ['127.0.0.9']])
  server.close()
})

test('a redirect that is followed is judged like the first address', async () => {
  const server = createServer((_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const guard = { allowPrivate: ['127.0.0.0/8'], maxRedirects: 2 }
  await expect(requestGuarded(`http://127.0.0.1:${port}/`, guard)).rejects.toMatchObject(refused)
  server.close()
})
