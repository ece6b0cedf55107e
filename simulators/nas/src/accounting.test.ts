import { findValue, type AttributeName, type Packet } from '@open-sgp/radius'
import { expect, test } from 'vitest'
import { openFakeRadiusServer } from './fake-radius-server.ts'
import { createNas } from './nas.ts'
import type { NasOptions } from './nas-options.ts'

const secret = 'segredo-do-teste'

async function openBoth(more: Partial<NasOptions> = {}) {
  const server = await openFakeRadiusServer({ secret, accept: () => [['Class', Buffer.from('c7')]] })
  const { authPort, acctPort } = server
  const nas = await createNas({ secret, authPort, acctPort, timeoutMs: 300, ...more })
  const close = async () => {
    await nas.close()
    server.close()
  }
  return { server, nas, close }
}

const read = (packet: Packet | undefined, ...names: AttributeName[]) =>
  names.map((name) => packet && findValue(packet, name))

test('a session is told from Start to Stop, with counters beyond 32 bits', async () => {
  let now = Date.UTC(2026, 0, 1)
  const { server, nas, close } = await openBoth({ now: () => now })
  await nas.login({ username: 'ana', password: 'senha' })
  const session = await nas.sessionOf('ana')
  now += 300_000
  expect(await nas.interim(session, { uploadOctets: 5 * 2 ** 32 + 7, downloadOctets: 2 ** 40 })).toBe(true)
  now += 60_000
  expect(await nas.stop(session, { downloadOctets: 2 ** 40 + 1 })).toBe(true)
  const [start, interim, stop] = server.records
  expect(server.statuses()).toEqual(['start', 'interimUpdate', 'stop'])
  expect(read(start, 'User-Name', 'Framed-IP-Address', 'Acct-Session-Time')).toEqual(['ana', '100.64.0.1', 0])
  expect(read(start, 'Class')).toEqual([Buffer.from('c7')])
  expect(
    read(interim, 'Acct-Input-Octets', 'Acct-Input-Gigawords', 'Acct-Output-Octets', 'Acct-Output-Gigawords'),
  ).toEqual([7, 5, 0, 256])
  expect(read(interim, 'Acct-Session-Time', 'Event-Timestamp')).toEqual([300, new Date(Date.UTC(2026, 0, 1, 0, 5))])
  expect(read(stop, 'Acct-Output-Octets', 'Acct-Session-Time', 'Acct-Terminate-Cause')).toEqual([1, 360, 1])
  await close()
})

test('a reboot loses the sessions without Stop, starts the ids anew, and the CPE dials again', async () => {
  const { server, nas, close } = await openBoth()
  await nas.login({ username: 'ana', password: 'senha', redial: true })
  await nas.login({ username: 'bia', password: 'senha' })
  const before = await nas.sessionOf('ana')
  const lost = await nas.reboot({ announce: true })
  expect(lost.map(({ username }) => username)).toEqual(['ana', 'bia'])
  const after = await nas.sessionOf('ana')
  await nas.settle()
  expect(server.statuses()).toEqual(['start', 'start', 'accountingOff', 'accountingOn', 'start'])
  expect([after.id, after.mac]).toEqual([before.id, before.mac])
  expect([...nas.sessions.values()].map(({ username }) => username)).toEqual(['ana'])
  await close()
})

test('a lost acknowledgement makes the router repeat the same bytes', async () => {
  const { server, nas, close } = await openBoth({ faults: { accounting: { response: { loseFirst: 1 } } } })
  await nas.login({ username: 'ana', password: 'senha' })
  expect(server.statuses()).toEqual(['start', 'start'])
  expect(server.records[0]?.authenticator).toEqual(server.records[1]?.authenticator)
  expect(await nas.next('lost')).toEqual({ kind: 'lost', path: 'accounting response' })
  expect(await nas.next('accounting')).toMatchObject({ status: 'start', isAcknowledged: true })
  await close()
})

test('a dead line loses the record, and a mended one goes on', async () => {
  const { server, nas, close } = await openBoth({ timeoutMs: 100, retries: 1 })
  await nas.login({ username: 'ana', password: 'senha' })
  const session = await nas.sessionOf('ana')
  nas.setFaults({ accounting: { request: { lose: 1 } } })
  expect(await nas.interim(session)).toBe(false)
  nas.setFaults({})
  expect(await nas.interim(session)).toBe(true)
  expect(server.statuses()).toEqual(['start', 'interimUpdate'])
  await close()
})

test('repeated and reordered records reach the server so', async () => {
  const { server, nas, close } = await openBoth()
  const session = nas.placeSession({ username: 'ana', password: 'senha' })
  nas.setFaults({ accounting: { request: { duplicate: 1 } } })
  await nas.interim(session)
  expect(server.records.length).toBe(2)
  nas.setFaults({ accounting: { request: { reorder: 0.5 } } })
  await Promise.all(Array.from({ length: 20 }, (_, index) => nas.interim(session, { uploadOctets: index })))
  const arrived = server.records.slice(2).map((record) => findValue(record, 'Acct-Input-Octets') ?? -1)
  expect(arrived).not.toEqual(arrived.toSorted((a, b) => a - b))
  expect(arrived.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index))
  await close()
})
