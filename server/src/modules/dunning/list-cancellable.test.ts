import { beforeEach, expect } from 'vitest'
import { suspendContract } from '#modules/contracts'
import { atDay, liveDays, mailbox, makeContract, makeDebt, stateOf, test } from '#testing'
import { listCancellable } from './list-cancellable.ts'
import { requestUnlock } from './request-unlock.ts'

beforeEach(async () => (await mailbox()).clear())

test('60 days after the suspension a contract may be rescinded: it is listed with its proof, and nothing is cancelled', async ({
  ctx,
  drain,
}) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  expect((await listCancellable(atDay(ctx, '2026-04-23'), { limit: 10 })).items).toEqual([])
  const { items } = await listCancellable(atDay(ctx, '2026-04-24'), { limit: 10 })
  expect(items).toMatchObject([
    {
      contractId: contract.id,
      suspendedOn: '2026-02-23',
      cancellableSince: '2026-04-24',
      noticeDeliveredOn: '2026-02-06',
      debtCents: 9_990,
    },
  ])
  await liveDays(ctx, drain, '2026-05-25')
  expect((await stateOf(ctx, contract.id))[0]).toBe('suspended')
})

test('the 60 days are days of suspension: a promise that was broken begins them anew', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  await requestUnlock(atDay(ctx, '2026-04-20'), { contractId: contract.id, channel: 'portal' })
  await liveDays(ctx, drain, '2026-04-24')
  expect((await listCancellable(atDay(ctx, '2026-06-22'), { limit: 10 })).items).toEqual([])
  expect((await listCancellable(atDay(ctx, '2026-06-23'), { limit: 10 })).items).toMatchObject([
    { suspendedOn: '2026-04-24' },
  ])
})

test('without the proof of a notice nobody is listed, however long he was suspended', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  await suspendContract(atDay(ctx, '2026-02-06'), {
    contractId: contract.id,
    kind: 'financial',
    reason: 'A pedido da diretoria',
  })
  expect((await listCancellable(atDay(ctx, '2026-12-31'), { limit: 10 })).items).toEqual([])
})
