import { beforeEach, expect } from 'vitest'
import { addOverride } from '#modules/contracts'
import {
  atDay,
  liveDays,
  mailbox,
  makeClient,
  makeCompany,
  makeContract,
  makeDebt,
  payInvoice,
  stateOf,
  test,
} from '#testing'
import { listNotices } from './list-notices.ts'
import { previewDunning } from './preview-dunning.ts'
import { recordNotice } from './record-notice.ts'
import { runDunning } from './run-dunning.ts'

beforeEach(async () => (await mailbox()).clear())

test('an overdue title is noticed by e-mail on the day after its last day to pay, with the receipt as proof, and once', async ({
  ctx,
  drain,
}) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  expect(await liveDays(ctx, drain, '2026-02-05')).toMatchObject({ noticedCount: 0 })
  expect(await liveDays(ctx, drain, '2026-02-06')).toMatchObject({
    noticedCount: 1,
    suspendedCount: 0,
    decisions: [
      { contractNumber: contract.number, action: 'notify', explanation: expect.stringContaining('R$ 99,90') },
    ],
  })
  const [message, ...more] = (await mailbox()).messages
  expect(more).toEqual([])
  expect(message?.subject).toBe(`Aviso de débito: título ${invoice.number}, vencido em 05/02/2026`)
  expect(message?.text).toContain('Suspensão do serviço: a partir de 23/02/2026')
  const { items } = await listNotices(ctx, { limit: 10 })
  expect(items).toMatchObject([
    {
      status: 'delivered',
      deliveredOn: '2026-02-06',
      recipient: message?.to[0],
      evidence: expect.stringMatching(/^250 .*Message-ID/),
    },
  ])
  expect(await liveDays(ctx, drain, '2026-02-06', '2026-02-07')).toMatchObject({ noticedCount: 0 })
})

test('14 days after the notice the service runs, on the first business day from the 15th on it is suspended', async ({
  ctx,
  drain,
}) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-20')
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
  await liveDays(ctx, drain, '2026-02-21', '2026-02-22')
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
  const explanation = `bloqueia em 23/02/2026: título ${invoice.number} vencido em 05/02/2026, aviso entregue em 06/02/2026`
  expect(await liveDays(ctx, drain, '2026-02-23')).toMatchObject({
    suspendedCount: 1,
    decisions: [{ action: 'suspend', explanation }],
  })
  expect(await stateOf(ctx, contract.id)).toEqual(['suspended', 'blocked_auto'])
  expect(await ctx.db.selectFrom('dunning.proofs').selectAll().execute()).toMatchObject([
    { contractId: contract.id, invoiceId: invoice.id, explanation, suspendedOn: '2026-02-23' },
  ])
})

test('two runs on one day are the same as one', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  expect(await liveDays(ctx, drain, '2026-02-23')).toMatchObject({
    noticedCount: 0,
    suspendedCount: 0,
    releasedCount: 0,
    failedCount: 0,
  })
  expect((await mailbox()).messages).toHaveLength(1)
  expect(await ctx.db.selectFrom('contracts.suspensions').selectAll().execute()).toHaveLength(1)
})

test('a notice that the mail server refuses suspends nobody; it is listed until a person delivers it otherwise', async ({
  ctx,
  drain,
}) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  const messaging = await mailbox()
  messaging.fail({ kind: 'reply', code: 550, at: 'recipient', times: Infinity })
  await liveDays(ctx, drain, '2026-02-06', '2026-03-20')
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
  const { items } = await listNotices(ctx, { limit: 10, undelivered: true })
  expect(items).toMatchObject([
    { status: 'failed', lastError: expect.stringContaining('No such mailbox'), invoiceNumber: invoice.number },
  ])

  const march = atDay(ctx, '2026-03-20')
  const letter = { channel: 'letter', recipient: 'Maria', evidence: 'AR BR123456789' } as const
  await recordNotice(march, { ...letter, invoiceId: invoice.id, deliveredOn: '2026-03-19' })
  expect((await listNotices(ctx, { limit: 10, undelivered: true })).items).toEqual([])
  expect(await liveDays(ctx, drain, '2026-04-02')).toMatchObject({ suspendedCount: 0 })
  expect(await liveDays(ctx, drain, '2026-04-06')).toMatchObject({ suspendedCount: 1 })
})

test('a client without an e-mail cannot be suspended, and shows among those whom no notice reached', async ({
  ctx,
  drain,
}) => {
  const client = await makeClient(ctx, { contacts: [{ role: 'holder', channel: 'phone', value: '48999990000' }] })
  const contract = await makeContract(ctx, { clientId: client.id })
  await makeDebt(ctx, contract)
  expect(await liveDays(ctx, drain, '2026-02-06')).toMatchObject({ noticedCount: 0, waitingCount: 1 })
  expect(await liveDays(ctx, drain, '2026-04-06')).toMatchObject({
    suspendedCount: 0,
    decisions: [{ action: 'wait', explanation: expect.stringContaining('sem e-mail de cobrança') }],
  })
  expect((await listNotices(ctx, { limit: 10, undelivered: true })).items).toMatchObject([
    { status: 'failed', recipient: null },
  ])
})

test('a payment between notice and suspension ends the matter', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06')
  await payInvoice(atDay(ctx, '2026-02-20'), invoice.id)
  expect(await liveDays(ctx, drain, '2026-02-23', '2026-03-23')).toMatchObject({ suspendedCount: 0, decisions: [] })
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
})

test('who is guarded is not suspended until the guard ends', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  const endsAt = atDay(ctx, '2026-03-10').now
  await addOverride(ctx, { contractId: contract.id, kind: 'do_not_block', reason: 'Hospital', endsAt })
  await liveDays(ctx, drain, '2026-02-06')
  expect(await liveDays(ctx, drain, '2026-03-09')).toMatchObject({
    suspendedCount: 0,
    decisions: [{ action: 'wait', explanation: expect.stringContaining('não bloquear até 10/03/2026 (Hospital)') }],
  })
  expect(await liveDays(ctx, drain, '2026-03-11')).toMatchObject({ suspendedCount: 1 })
})

test('tomorrow is shown today: the same decisions, nothing written, and whoever is left out is spared', async ({
  ctx,
  drain,
}) => {
  const [contract, other] = [await makeContract(ctx), await makeContract(ctx)]
  await makeDebt(ctx, contract)
  await makeDebt(ctx, other)
  await liveDays(ctx, drain, '2026-02-06')
  const eve = atDay(ctx, '2026-02-22')
  expect(await previewDunning(eve)).toMatchObject({ onDate: '2026-02-23', isRehearsal: true, suspendedCount: 2 })
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
  const day = atDay(ctx, '2026-02-23')
  const done = await runDunning(day, { excludeContractIds: [other.id] })
  expect(done).toMatchObject({ suspendedCount: 1, excludedCount: 1 })
  expect(done.decisions).toContainEqual(expect.objectContaining({ contractId: other.id, action: 'exclude' }))
  expect(await stateOf(ctx, other.id)).toEqual(['active', 'allowed'])
})

test('a day that has not come is rehearsed, never run', async ({ ctx }) => {
  await expect(runDunning(ctx, { on: '2026-01-11' })).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ pointer: '/on' }] },
  })
  expect(await previewDunning(ctx, { on: '2026-05-01' })).toMatchObject({ suspendedCount: 0 })
})

test('the arrears of another company are not ours', async ({ ctx }) => {
  await makeDebt(ctx, await makeContract(ctx))
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  expect(await runDunning(atDay(theirs, '2026-02-06'))).toMatchObject({ noticedCount: 0, decisions: [] })
})
