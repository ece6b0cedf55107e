import { beforeEach, expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { addOverride, suspendContract } from '#modules/contracts'
import { atDay, liveDays, mailbox, makeClient, makeContract, makeDebt, stateOf, test } from '#testing'
import { excludeContracts, includeContract } from './exclude-contracts.ts'
import { listExclusions } from './list-exclusions.ts'
import { previewDunning } from './preview-dunning.ts'

beforeEach(async () => (await mailbox()).clear())

const guardsOf = (ctx: Ctx, contractId: string) =>
  ctx.db
    .selectFrom('contracts.accessOverrides')
    .select(['kind', 'reason', 'endsAt'])
    .where('contractId', '=', contractId)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()

test('who is left out is neither told nor suspended until the last day said, and is told on the day after', async ({
  ctx,
  drain,
}) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  const reason = 'Boleto em disputa'
  await excludeContracts(ctx, { contractId: contract.id, until: '2026-02-10', reason })
  expect(await liveDays(ctx, drain, '2026-02-06', '2026-02-10')).toMatchObject({
    excludedCount: 1,
    noticedCount: 0,
    decisions: [{ action: 'exclude', explanation: 'fora da cobrança até 10/02/2026 (Boleto em disputa)' }],
  })
  expect((await mailbox()).messages).toEqual([])
  expect((await listExclusions(atDay(ctx, '2026-02-10'), { limit: 10 })).items).toMatchObject([
    { contractNumber: contract.number, until: '2026-02-10', reason, openCents: 9_990 },
  ])
  expect((await listExclusions(atDay(ctx, '2026-02-11'), { limit: 10 })).items).toEqual([])
  expect(await liveDays(ctx, drain, '2026-02-11')).toMatchObject({ noticedCount: 1, excludedCount: 0 })
})

test('a notice delivered before does not suspend whom people leave out later', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06')
  const on = atDay(ctx, '2026-02-20')
  await excludeContracts(on, { contractId: contract.id, until: '2026-03-20', reason: 'Acordo' })
  expect(await liveDays(ctx, drain, '2026-02-23')).toMatchObject({ suspendedCount: 0, excludedCount: 1 })
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
  await includeContract(atDay(ctx, '2026-02-23'), { id: contract.id })
  expect(await liveDays(ctx, drain, '2026-02-24')).toMatchObject({ suspendedCount: 1 })
})

test('a client is left out with every contract in service, and whose contract it is stands in its events', async ({
  ctx,
}) => {
  const client = await makeClient(ctx)
  const [one, other] = [
    await makeContract(ctx, { clientId: client.id }),
    await makeContract(ctx, { clientId: client.id }),
  ]
  await makeContract(ctx)
  expect(
    await excludeContracts(ctx, { clientId: client.id, until: '2026-03-01', reason: 'Prefeitura paga em março' }),
  ).toEqual({ contractNumbers: [one.number, other.number] })
  const events = await ctx.db
    .selectFrom('contracts.events')
    .select(['toValue', 'reason'])
    .where('contractId', '=', one.id)
    .where('kind', '=', 'override')
    .execute()
  expect(events).toEqual([
    { toValue: 'do_not_notify', reason: 'Prefeitura paga em março' },
    { toValue: 'do_not_block', reason: 'Prefeitura paga em março' },
  ])
})

test('a day that passed, a contract out of service and one that was not left out are refused', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  const ask = { contractId: contract.id, until: '2026-01-09', reason: 'x' }
  await expect(excludeContracts(ctx, ask)).rejects.toMatchObject({ status: 422 })
  await expect(
    excludeContracts(ctx, { clientId: (await makeClient(ctx)).id, until: '2026-02-01', reason: 'x' }),
  ).rejects.toMatchObject({ status: 409, code: 'nothing-to-exclude' })
  await expect(includeContract(ctx, { id: contract.id })).rejects.toMatchObject({ status: 404 })
})

test('a guard that a judge asked for is neither shortened by leaving out nor taken off by handing back', async ({
  ctx,
}) => {
  const contract = await makeContract(ctx)
  await addOverride(ctx, { contractId: contract.id, kind: 'do_not_block', reason: 'Liminar 0001234' })
  const judged = expect.objectContaining({ kind: 'do_not_block', reason: 'Liminar 0001234', endsAt: null })
  await expect(includeContract(ctx, { id: contract.id })).rejects.toMatchObject({ status: 404 })
  await excludeContracts(atDay(ctx, '2026-01-11'), { contractId: contract.id, until: '2026-02-01', reason: 'Acordo' })
  expect(await guardsOf(ctx, contract.id)).toEqual([judged, expect.objectContaining({ kind: 'do_not_notify' })])
  await includeContract(atDay(ctx, '2026-01-12'), { id: contract.id })
  expect(await guardsOf(ctx, contract.id)).toEqual([judged])
})

test('who was suspended for arrears and is left out has the service back, and pays for its days', async ({
  ctx,
  drain,
}) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06')
  await liveDays(ctx, drain, '2026-02-24')
  expect(await stateOf(ctx, contract.id)).toEqual(['suspended', 'blocked_auto'])
  const on = atDay(ctx, '2026-02-25')
  await excludeContracts(on, { contractId: contract.id, until: '2026-03-20', reason: 'Acordo' })
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
  expect(await liveDays(ctx, drain, '2026-03-20')).toMatchObject({ suspendedCount: 0 })
  expect(await liveDays(ctx, drain, '2026-03-23')).toMatchObject({ suspendedCount: 1 })
})

test('a suspension that its client asked for stays when the contract is left out', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  await suspendContract(ctx, { contractId: contract.id, kind: 'administrative', reason: 'Viagem' })
  await excludeContracts(ctx, { contractId: contract.id, until: '2026-03-20', reason: 'Acordo' })
  expect(await stateOf(ctx, contract.id)).toEqual(['suspended', 'blocked_manual'])
})

test('who is left out twice is left out until the day said last', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  for (const until of ['2026-03-01', '2026-02-01'])
    await excludeContracts(ctx, { contractId: contract.id, until, reason: 'Acordo' })
  expect((await listExclusions(ctx, { limit: 10 })).items).toMatchObject([{ until: '2026-02-01' }])
  await includeContract(ctx, { id: contract.id })
  expect(await guardsOf(ctx, contract.id)).toEqual([])
})

test('a preview says whose contract it is, its oldest title, how late and how much', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await makeDebt(ctx, contract, { dueOn: '2026-02-07' })
  const { decisions } = await previewDunning(ctx, { on: '2026-02-09' })
  expect(decisions[0]).toMatchObject({
    action: 'notify',
    clientName: expect.stringMatching(/.+/),
    oldest: { number: invoice.number, dueOn: '2026-02-05', daysOverdue: 4 },
    openCents: 19_980,
  })
})
