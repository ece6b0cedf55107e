import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { getClient } from '#modules/clients'
import { blockAccess, suspendContract } from '#modules/contracts'
import { makeContract, makeDebt, makeSession, stateOf, test } from '#testing'
import { showGarden } from './show-garden.ts'
import { unlockGarden } from './unlock-garden.ts'

const address = '100.64.3.3'

/** Somebody without a session, by a line. */
const visitorAt = (ctx: Ctx, from = address): Ctx => ({ ...ctx.forCompany(newId()), address: from })

/** A contract closed for two titles, and on line in the garden. */
async function makeSuspended(ctx: Ctx) {
  const contract = await makeContract(ctx)
  const debts = [
    await makeDebt(ctx, contract, { dueOn: '2025-12-10' }),
    await makeDebt(ctx, contract, { dueOn: '2025-11-10', amountCents: 8_000 }),
  ]
  await suspendContract(ctx, { contractId: contract.id, kind: 'financial', reason: 'Débito' })
  await makeSession(ctx, { contractId: contract.id, ipv4: address })
  return { contract, debts }
}

test('who is suspended for debt sees his titles, oldest first, with what they cost today, and the promise he may make', async ({
  ctx,
}) => {
  const { contract, debts } = await makeSuspended(ctx)
  const shown = await showGarden(visitorAt(ctx))
  const { name } = await getClient(ctx, { id: contract.clientId })
  expect(shown).toMatchObject({
    state: 'debt',
    greeting: name.split(' ')[0],
    isInGarden: true,
    offer: { until: '2026-01-13', grantedInYear: 0, unlocksPerYear: 4, refusal: null },
  })
  expect(shown.titles.map(({ number }) => number)).toEqual(debts.toReversed().map(({ number }) => number))
  expect(shown.totalCents).toBeGreaterThan(9_990 + 8_000)
  expect(shown.titles[0]?.path).toMatch(/^\/f\/[\w-]{43}$/)
})

test('the promise opens the service once, and the page says until when', async ({ ctx }) => {
  const { contract } = await makeSuspended(ctx)
  expect(await unlockGarden(visitorAt(ctx))).toMatchObject({ until: '2026-01-13' })
  expect(await stateOf(ctx, contract.id)).toEqual(['active', 'allowed'])
  await expect(unlockGarden(visitorAt(ctx))).rejects.toMatchObject({ status: 409, code: 'unlock-open' })
  const shown = await showGarden(visitorAt(ctx))
  expect(shown).toMatchObject({ state: 'promised', unlockUntil: '2026-01-13' })
  expect(shown.titles).toHaveLength(2)
})

test('whose service is open sees no debt, though he has one: guests use his line too', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract, { dueOn: '2025-12-10' })
  await makeSession(ctx, { contractId: contract.id, ipv4: address, isInGarden: false })
  expect(await showGarden(visitorAt(ctx))).toMatchObject({ state: 'none', greeting: null, titles: [], offer: null })
  await expect(unlockGarden(visitorAt(ctx))).rejects.toMatchObject({ code: 'not-in-arrears' })
})

test('what a person closed tells nothing of debts and is opened by no promise', async ({ ctx }) => {
  const { contract } = await makeSuspended(ctx)
  await blockAccess(ctx, { contractId: contract.id, reason: 'Uso indevido' })
  expect(await showGarden(visitorAt(ctx))).toMatchObject({ state: 'decision', greeting: null, titles: [], offer: null })
  await expect(unlockGarden(visitorAt(ctx))).rejects.toMatchObject({ status: 409, code: 'not-in-arrears' })
})

test('who comes by no line of ours is told nothing personal and opens nothing', async ({ ctx }) => {
  await makeSuspended(ctx)
  expect(await showGarden(visitorAt(ctx, '203.0.113.50'))).toMatchObject({
    state: 'unknown',
    greeting: null,
    titles: [],
    totalCents: 0,
  })
  await expect(unlockGarden(visitorAt(ctx, '203.0.113.50'))).rejects.toMatchObject({ code: 'subscriber-unknown' })
})
