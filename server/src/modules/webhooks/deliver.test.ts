import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { isSignedBy, makeCompany, openApp, openReceiver, startOfTests, testActor, type Receiver } from '#testing'
import { replayDeliveries, replayDelivery } from './manage-deliveries.ts'
import { changeEndpoint, createEndpoint, getEndpoint, rotateSecret, sendTest } from './manage-endpoints.ts'

let now = startOfTests
let app: App & { url: string }
let companyId: string
let receiver: Receiver

beforeAll(async () => {
  app = await openApp({ clock: () => now })
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  companyId = (await makeCompany(outside)).id
  receiver = await openReceiver(ctx())
})

afterAll(async () => {
  await receiver.close()
  await app.close()
})

beforeEach(async () => {
  now = startOfTests
  receiver.received.length = 0
  receiver.answer = () => 204
  await sql`update webhooks.endpoints set is_active = false`.execute(app.runtime.db)
})

const ctx = (): Ctx => createCtx(app.runtime, { actor: testActor, companyId })
const events = ['contract.suspended', 'contract.resumed', 'invoice.settled', 'invoice.issued']
const open = () => createEndpoint(ctx(), { name: 'Site', url: receiver.url, events })
const emit = (name: string, payload: object) => ctx().transaction((ctx) => ctx.emit(name, payload))
const drain = () => drainJobs(app.work)

/** Lets minutes pass as the worker's clock would. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    now = new Date(now.getTime() + 60_000)
    await ctx().enqueue('webhooks.deliver-due', {})
    await drain()
  }
}

const told = () =>
  receiver.received.map(({ type, data }) => `${type} ${String(data['contractId'] ?? data['invoiceId'])}`)

test('a fact reaches who asked for it, signed, one message for each object', async () => {
  const { secret } = await open()
  const [one, other, contract] = [newId(), newId(), newId()]
  await emit('billing.invoices-settled', { invoiceIds: [one, other] })
  await emit('contracts.activated', { contractId: contract })
  await drain()
  expect(told().toSorted()).toEqual([`invoice.settled ${one}`, `invoice.settled ${other}`].toSorted())
  expect(receiver.received.map((message) => isSignedBy(message, secret))).toEqual([true, true])
  expect(receiver.received.map((message) => isSignedBy(message, `whsec_${'A'.repeat(44)}`))).toEqual([false, false])
})

test('what is rolled back is told to nobody', async () => {
  await open()
  const work = ctx().transaction(async (ctx) => {
    await ctx.emit('contracts.suspended', { contractId: newId() })
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  await drain()
  expect(receiver.received).toEqual([])
})

test('a receiver that is down for an hour gets everything, in order per object, and once acknowledged never again', async () => {
  await open()
  const contracts = Array.from({ length: 5 }, () => newId())
  let isDown = true
  const acknowledged: string[] = []
  receiver.answer = ({ id }) => {
    if (isDown) return acknowledged.length % 2 === 0 ? 503 : 'cut'
    acknowledged.push(id)
    return 200
  }
  for (let minute = 0; minute < 60; minute++) {
    const contractId = contracts[minute % 5] ?? ''
    await emit(minute % 2 === 0 ? 'contracts.suspended' : 'contracts.resumed', { contractId })
    await drain()
    await pass(1)
  }
  const whileDown = receiver.received.length
  expect(whileDown).toBeGreaterThan(5)
  isDown = false
  receiver.received.length = 0
  await pass(60)
  expect(new Set(acknowledged).size).toBe(60)
  expect(acknowledged).toHaveLength(60)
  for (const contractId of contracts) {
    const kinds = receiver.received.filter(({ data }) => data['contractId'] === contractId).map(({ type }) => type)
    const emitted = Array.from({ length: 60 }, (_, minute) => minute).filter(
      (minute) => contracts[minute % 5] === contractId,
    )
    expect(kinds).toEqual(emitted.map((minute) => (minute % 2 === 0 ? 'contract.suspended' : 'contract.resumed')))
  }
  await pass(60)
  expect(acknowledged).toHaveLength(60)
})

test('a message that is never taken dies after a day, the next of its object goes on, and a person sends it again', async () => {
  const { id } = await open()
  const contractId = newId()
  receiver.answer = ({ type }) => (type === 'contract.suspended' ? 500 : 200)
  await emit('contracts.suspended', { contractId })
  await emit('contracts.resumed', { contractId })
  await drain()
  expect(told()).toEqual([`contract.suspended ${contractId}`])
  for (let hour = 0; hour < 32; hour++) {
    now = new Date(now.getTime() + 59 * 60_000)
    await pass(1)
  }
  expect(await getEndpoint(ctx(), { id })).toMatchObject({ waitingCount: 0, deadCount: 1 })
  expect(told().at(-1)).toBe(`contract.resumed ${contractId}`)
  receiver.answer = () => 200
  const dead = receiver.received[0]?.id ?? ''
  expect(await replayDelivery(ctx(), { id: dead })).toEqual({ replayedCount: 1 })
  await drain()
  expect(receiver.received.at(-1)).toMatchObject({ id: dead, type: 'contract.suspended' })
  expect(await getEndpoint(ctx(), { id })).toMatchObject({ deadCount: 0 })
})

test('everything since an instant goes again under the same ids', async () => {
  const { id } = await open()
  await emit('contracts.suspended', { contractId: newId() })
  await drain()
  const since = (now = new Date(now.getTime() + 60_000))
  for (let count = 0; count < 3; count++) await emit('contracts.suspended', { contractId: newId() })
  await drain()
  const ids = receiver.received.slice(1).map((message) => message.id)
  expect(await replayDeliveries(ctx(), { id, since })).toEqual({ replayedCount: 3 })
  await drain()
  expect(
    receiver.received
      .slice(4)
      .map((message) => message.id)
      .toSorted(),
  ).toEqual(ids.toSorted())
})

test('only what was never taken goes again when asked so, in order, and what was acknowledged stays', async () => {
  const { id } = await open()
  const [lucky, unlucky] = [newId(), newId()]
  await emit('contracts.suspended', { contractId: lucky })
  await drain()
  receiver.answer = () => 503
  await emit('contracts.suspended', { contractId: unlucky })
  await emit('contracts.resumed', { contractId: unlucky })
  for (let hour = 0; hour < 64; hour++) {
    now = new Date(now.getTime() + 59 * 60_000)
    await pass(1)
  }
  expect(await getEndpoint(ctx(), { id })).toMatchObject({ waitingCount: 0, deadCount: 2 })
  receiver.answer = () => 200
  receiver.received.length = 0
  expect(await replayDeliveries(ctx(), { id, onlyDead: true })).toEqual({ replayedCount: 2 })
  await drain()
  expect(told()).toEqual([`contract.suspended ${unlucky}`, `contract.resumed ${unlucky}`])
  expect(await replayDeliveries(ctx(), { id, onlyDead: true })).toEqual({ replayedCount: 0 })
})

test('two secrets sign for a day, then only the new one', async () => {
  const { id, secret } = await open()
  const { secret: next } = await rotateSecret(ctx(), { id })
  const signers = async () => {
    await sendTest(ctx(), { id })
    await drain()
    const message = receiver.received.at(-1)
    return message && [isSignedBy(message, secret), isSignedBy(message, next)]
  }
  expect(await signers()).toEqual([true, true])
  now = new Date(now.getTime() + 86_400_000)
  expect(await signers()).toEqual([false, true])
})

test('an inactive endpoint is told nothing, and what waited goes when it is active again', async () => {
  const { id } = await open()
  receiver.answer = () => 503
  await emit('contracts.suspended', { contractId: newId() })
  await drain()
  await changeEndpoint(ctx(), { id, version: 1, isActive: false })
  await emit('contracts.suspended', { contractId: newId() })
  receiver.answer = () => 200
  await pass(3)
  expect(receiver.received).toHaveLength(1)
  await expect(sendTest(ctx(), { id })).rejects.toMatchObject({ code: 'webhook-inactive' })
  await changeEndpoint(ctx(), { id, version: 2, isActive: true })
  await drain()
  expect(receiver.received).toHaveLength(2)
})

test('an address that is not public is refused at its field, also in a change', async () => {
  const { id } = await open()
  const refused = { status: 422, code: 'address-refused', extra: { errors: [{ pointer: '/url' }] } }
  const url = 'http://10.0.0.7/sgp'
  await expect(createEndpoint(ctx(), { name: 'Interno', url, events })).rejects.toMatchObject(refused)
  await expect(changeEndpoint(ctx(), { id, version: 1, url })).rejects.toMatchObject(refused)
})

test('two workers that send at once send each message once', async () => {
  const other = await openApp({ url: app.url, clock: () => now })
  await open()
  for (let count = 0; count < 30; count++) await emit('contracts.suspended', { contractId: newId() })
  await Promise.all([drain(), drainJobs(other.work)])
  await pass(2)
  expect(receiver.received).toHaveLength(30)
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(30)
  await other.close()
})
