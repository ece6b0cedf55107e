import { findValue } from '@open-sgp/radius'
import { expect, test } from 'vitest'
import { openFakeRadiusServer } from './fake-radius-server.ts'
import { createNas } from './nas.ts'
import type { NasOptions } from './nas-options.ts'

const secret = 'segredo-do-teste'

async function openBoth(accept?: Parameters<typeof openFakeRadiusServer>[0]['accept'], more: Partial<NasOptions> = {}) {
  const server = await openFakeRadiusServer({ secret, ...(accept ? { accept } : {}) })
  const { authPort, acctPort } = server
  const nas = await createNas({ secret, authPort, acctPort, ...more })
  const close = async () => {
    await nas.close()
    server.close()
  }
  return { server, nas, close }
}

test.each(['pap', 'chap', 'mschapv2'] as const)(
  'a subscriber dials in by %s, and a wrong password is refused',
  async (method) => {
    const { nas, close } = await openBoth()
    expect(await nas.login({ username: 'ana', password: 'senha', method })).toMatchObject({ outcome: 'accepted' })
    expect(await nas.login({ username: 'ana', password: 'outra', method })).toEqual({
      outcome: 'rejected',
      replyMessage: 'senha errada',
    })
    expect(nas.sessions.size).toBe(1)
    await close()
  },
)

test('the session holds what the Accept granted', async () => {
  const { nas, close } = await openBoth(() => [
    ['Framed-IP-Address', '100.64.9.9'],
    ['Mikrotik-Rate-Limit', '250M/500M'],
    ['Mikrotik-Address-List', 'clientes'],
    ['Acct-Interim-Interval', 300],
    ['Delegated-IPv6-Prefix', '2001:db8:100::/56'],
    ['Class', Buffer.from('contrato 7')],
  ])
  await nas.login({ username: 'ana', password: 'senha', mac: '02:00:00:00:00:07', portId: 'vlan120' })
  const session = await nas.sessionOf('ana')
  expect(session).toMatchObject({
    id: '81000001',
    address: '100.64.9.9',
    pool: undefined,
    rateLimit: '250M/500M',
    addressLists: ['clientes'],
  })
  expect(session).toMatchObject({
    interimSeconds: 300,
    delegatedIpv6Prefix: '2001:db8:100::/56',
    mac: '02:00:00:00:00:07',
    portId: 'vlan120',
  })
  await close()
})

test('the router says who it is and who calls', async () => {
  const { server, nas, close } = await openBoth(undefined, { nasIdentifier: 'bras-centro' })
  await nas.login({ username: 'ana', password: 'senha', mac: '02:00:00:00:00:07' })
  const [request] = server.logins
  const named = request && {
    identifier: findValue(request, 'NAS-Identifier'),
    mac: findValue(request, 'Calling-Station-Id'),
    address: findValue(request, 'NAS-IP-Address'),
    session: findValue(request, 'Acct-Session-Id'),
  }
  expect(named).toEqual({
    identifier: 'bras-centro',
    mac: '02:00:00:00:00:07',
    address: '127.0.0.1',
    session: '81000001',
  })
  await close()
})

test('a blocked subscriber gets an address of the pool that the Accept names', async () => {
  const { nas, close } = await openBoth((name) => (name === 'devedor' ? [['Framed-Pool', 'bloqueados']] : []))
  await nas.login({ username: 'devedor', password: 'senha' })
  await nas.login({ username: 'ana', password: 'senha' })
  expect(await nas.sessionOf('devedor')).toMatchObject({ address: '10.24.0.1', pool: 'bloqueados' })
  expect(await nas.sessionOf('ana')).toMatchObject({ address: '100.64.0.1', pool: 'default' })
  await close()
})

test('an unknown pool and an exhausted one bring no line up, and a hang-up frees the address', async () => {
  const accept = (name: string) => (name === 'perdida' ? [['Framed-Pool', 'nenhum'] as const] : [])
  const { nas, close } = await openBoth(accept, { pools: { default: '100.64.0.0/30' } })
  expect(await nas.login({ username: 'perdida', password: 'senha' })).toEqual({
    outcome: 'failed',
    reason: 'the router has no pool "nenhum"',
  })
  for (const username of ['a', 'b']) await nas.login({ username, password: 'senha' })
  expect(await nas.login({ username: 'c', password: 'senha' })).toEqual({
    outcome: 'failed',
    reason: 'pool "default" is exhausted',
  })
  await nas.stop(await nas.sessionOf('a'))
  expect(await nas.login({ username: 'c', password: 'senha' })).toMatchObject({ outcome: 'accepted' })
  await close()
})

test('a wrong secret is silence, and the second server is asked when the first is dead', async () => {
  const { server, nas, close } = await openBoth(undefined, { secret: 'outro', timeoutMs: 20, retries: 0 })
  expect(await nas.login({ username: 'ana', password: 'senha' })).toMatchObject({ outcome: 'timeout' })
  const dead = await openFakeRadiusServer({ secret })
  dead.close()
  const backup = { host: '127.0.0.1', authPort: server.authPort, acctPort: server.acctPort }
  const other = await createNas({
    secret,
    authPort: dead.authPort,
    acctPort: dead.acctPort,
    backup,
    timeoutMs: 200,
    retries: 0,
  })
  expect(await other.login({ username: 'ana', password: 'senha' })).toMatchObject({ outcome: 'accepted' })
  expect(server.statuses()).toEqual(['start'])
  await other.close()
  await close()
})
