import {
  buildDynamicAuthorizationRequest,
  decodePacket,
  findValue,
  sendDynamicAuthorization,
  type AttributeInput,
} from '@open-sgp/radius'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CoaBehaviour } from './faults.ts'
import { createNas, type Nas } from './nas.ts'

const secret = 'segredo-da-coa'
const ana = { username: 'ana', password: 'senha' }
const block: AttributeInput[] = [
  ['Mikrotik-Address-List', 'bloqueados'],
  ['Mikrotik-Rate-Limit', '1M/1M'],
]

let nas: Nas
beforeEach(async () => {
  nas = await createNas({
    secret: 'segredo-do-radius',
    coaSecret: secret,
    nasIdentifier: 'bras-centro',
    retries: 0,
    timeoutMs: 5,
  })
})
afterEach(() => nas.close())

const send = (kind: 'coa' | 'disconnect', attributes: AttributeInput[], more = {}) =>
  sendDynamicAuthorization({
    kind,
    host: '127.0.0.1',
    port: nas.coaPort,
    secret,
    attributes,
    timeoutMs: 150,
    retries: 1,
    ...more,
  })
const coa = (attributes: AttributeInput[], more = {}) => send('coa', attributes, more)
const disconnect = (attributes: AttributeInput[], more = {}) => send('disconnect', attributes, more)
const named = (username: string): AttributeInput => ['User-Name', username]

test('a CoA changes the live session, and who waits for it learns at once', async () => {
  const session = nas.placeSession(ana, { rateLimit: '250M/500M', address: '100.64.1.2' })
  const blocked = nas.sessionOf('ana', ({ addressLists }) => addressLists.includes('bloqueados'), { timeoutMs: 500 })
  expect(await coa([named('ana'), ['Acct-Session-Id', session.id], ...block])).toMatchObject({
    outcome: 'ack',
    attempts: 1,
  })
  expect(await blocked).toMatchObject({ id: session.id, rateLimit: '1M/1M', address: '100.64.1.2' })
  await coa([named('ana'), ['Mikrotik-Address-List', ''], ['Mikrotik-Rate-Limit', '250M/500M']])
  expect(session).toMatchObject({ addressLists: [], rateLimit: '250M/500M' })
})

test('what never comes is said with what is there instead', async () => {
  nas.placeSession(ana, { rateLimit: '1M/1M' })
  const waiting = nas.sessionOf('ana', ({ rateLimit }) => rateLimit === '9M/9M', { timeoutMs: 20 })
  await expect(waiting).rejects.toThrow(/"rateLimit":"1M\/1M".*within 20 ms/)
  await expect(nas.sessionsGone('ana', { timeoutMs: 20 })).rejects.toThrow('within 20 ms')
  await expect(nas.sessionOf('bia', () => true, { timeoutMs: 20 })).rejects.toThrow('no session of "bia"')
})

test('a Disconnect ends the session; the next one learns that it is gone', async () => {
  nas.placeSession(ana)
  expect(await disconnect([named('ana')])).toMatchObject({ outcome: 'ack' })
  await nas.sessionsGone('ana')
  expect(await disconnect([named('ana')])).toMatchObject({ outcome: 'nak', errorCause: 503 })
})

test.each<[string, number, AttributeInput[]]>([
  ['no session named', 402, block],
  ['another router meant', 403, [named('ana'), ['NAS-Identifier', 'outro'], ...block]],
  ['an address cannot change', 401, [named('ana'), ['Framed-IP-Address', '100.64.1.2'], ['Framed-Pool', 'bloqueados']]],
  ['nothing to change', 404, [named('ana')]],
  ['a rate that is none', 404, [named('ana'), ['Mikrotik-Rate-Limit', 'depressa']]],
  ['unknown subscriber', 503, [named('bia'), ...block]],
  ['session of somebody else', 503, [named('ana'), ['Acct-Session-Id', '81000099'], ...block]],
  ['two sessions meant', 508, [named('dois'), ...block]],
])('CoA refused: %s', async (_, errorCause, attributes) => {
  nas.placeSession(ana, { address: '100.64.1.2' })
  for (const _line of [1, 2]) nas.placeSession({ username: 'dois', password: 'senha' })
  expect(await coa(attributes)).toMatchObject({ outcome: 'nak', errorCause })
  expect(await nas.next('coa')).toMatchObject({ answer: 'nak', errorCause })
})

test('a wrong secret is met with silence', async () => {
  nas.placeSession(ana)
  expect(await coa([named('ana'), ...block], { secret: 'errado' })).toMatchObject({ outcome: 'timeout', attempts: 2 })
  expect(await nas.next('discarded')).toEqual({ kind: 'discarded', reason: 'authenticator' })
  expect(await nas.sessionOf('ana')).toMatchObject({ addressLists: [] })
})

test('a router that listens to nobody', async () => {
  const deaf = await createNas({ secret, acceptsCoa: false })
  deaf.placeSession(ana)
  expect(await coa([named('ana'), ...block], { port: deaf.coaPort })).toMatchObject({ outcome: 'timeout' })
  await deaf.close()
})

test('the repeated request gets the same answer and is obeyed once', async () => {
  nas.placeSession(ana)
  const bytes = buildDynamicAuthorizationRequest('disconnect', {
    identifier: 9,
    secret,
    attributes: [named('ana'), ['Proxy-State', Buffer.from('p')]],
  })
  const client = createSocket('udp4')
  const answers: Buffer[] = []
  for (const _turn of [1, 2]) {
    client.send(bytes, nas.coaPort, '127.0.0.1')
    const [answer] = await once(client, 'message')
    answers.push(answer)
  }
  client.close()
  expect(answers[1]).toEqual(answers[0])
  expect(decodePacket(answers[0] ?? bytes).code).toBe(41)
  expect(findValue(decodePacket(answers[0] ?? bytes), 'Proxy-State')).toEqual(Buffer.from('p'))
  expect(await nas.next('duplicate')).toEqual({ kind: 'duplicate', code: 40 })
})

test('a lost answer is asked again and repeated, never obeyed twice', async () => {
  nas.placeSession(ana)
  nas.setFaults({ coa: { response: { loseFirst: 1 } } })
  expect(await disconnect([named('ana')])).toMatchObject({ outcome: 'ack', attempts: 2 })
  expect(await nas.next('disconnect')).toMatchObject({ answer: 'ack' })
  await expect(nas.next('disconnect', { timeoutMs: 20 })).rejects.toThrow()
})

test.each<[CoaBehaviour, unknown, unknown, boolean]>([
  ['refuse', { outcome: 'nak', errorCause: 501 }, { outcome: 'nak', errorCause: 501 }, true],
  ['ignore', { outcome: 'timeout' }, { outcome: 'timeout' }, true],
  ['ignore-coa', { outcome: 'timeout' }, { outcome: 'ack' }, false],
  ['disconnect-only', { outcome: 'nak', errorCause: 406 }, { outcome: 'ack' }, false],
  ['acknowledge-only', { outcome: 'ack' }, { outcome: 'ack' }, true],
])('behaviour %s', async (coaBehaviour, onCoa, onDisconnect, stays) => {
  nas.placeSession(ana)
  nas.setFaults({ coaBehaviour })
  expect(await coa([named('ana'), ...block])).toMatchObject(Object(onCoa))
  expect(await nas.sessionOf('ana')).toMatchObject({ addressLists: [], rateLimit: undefined })
  expect(await disconnect([named('ana')])).toMatchObject(Object(onDisconnect))
  expect(nas.sessions.size).toBe(stays ? 1 : 0)
})

test('a router that obeys the rate and forgets the list', async () => {
  nas.placeSession(ana)
  nas.setFaults({ coaBehaviour: 'ignore-address-list' })
  expect(await coa([named('ana'), ...block])).toMatchObject({ outcome: 'ack' })
  expect(await nas.sessionOf('ana')).toMatchObject({ addressLists: [], rateLimit: '1M/1M' })
})
