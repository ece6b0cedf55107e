import { expect } from 'vitest'
import { atDay, makeContract, makePlan, test } from '#testing'
import { changePlan } from './change-plan.ts'
import { listContractEvents } from './list-contracts.ts'
import { suspendContract } from './suspend-contract.ts'

test('the log tells every change with the names behind its ids, from the newest or from the oldest', async ({
  ctx,
}) => {
  const { id: contractId } = await makeContract(ctx)
  const { plan } = await makePlan(ctx, { name: 'Fibra Maior', version: { effectiveOn: '2023-01-01' } })
  await changePlan(ctx, { contractId, planId: plan.id, reason: 'Pediu mais' })
  await suspendContract(atDay(ctx, '2026-01-20'), { contractId, kind: 'judicial', reason: 'Ofício 12' })

  const newest = await listContractEvents(ctx, { contractId, limit: 200 })
  const oldest = await listContractEvents(ctx, { contractId, sort: 'at', limit: 200 })
  expect(oldest.items[0]).toMatchObject({ kind: 'created', reason: 'Contrato criado' })
  expect(newest.items.toReversed()).toEqual(oldest.items)
  expect(newest.items.find(({ kind }) => kind === 'plan')).toMatchObject({
    toName: 'Fibra Maior',
    reason: 'Pediu mais',
  })
  expect(newest.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['status', 'access']))
  const first = await listContractEvents(ctx, { contractId, sort: 'at', limit: 2 })
  const second = await listContractEvents(ctx, { contractId, sort: 'at', limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items]).toEqual(oldest.items.slice(0, 4))
})
