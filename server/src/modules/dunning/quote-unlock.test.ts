import { beforeEach, expect } from 'vitest'
import { getContract } from '#modules/contracts'
import { atDay, liveDays, mailbox, makeContract, makeDebt, test } from '#testing'
import { quoteUnlock } from './quote-unlock.ts'
import { requestUnlock } from './request-unlock.ts'

beforeEach(async () => (await mailbox()).clear())

test('what is left of the quota is said before anything is granted, and why nothing would be', async ({
  ctx,
  drain,
}) => {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  expect(await quoteUnlock(ctx, { contractId: contract.id })).toMatchObject({
    refusal: { code: 'nothing-to-unlock' },
  })
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  const on = atDay(ctx, '2026-02-23')
  expect(await quoteUnlock(on, { contractId: contract.id })).toMatchObject({
    contractNumber: contract.number,
    latestUntil: '2026-02-26',
    grantedInYear: 0,
    unlocksPerYear: 4,
    refusal: null,
    titles: [{ number: invoice.number, openCents: 9_990 }],
  })
  expect(await quoteUnlock(on, { contractId: contract.id })).toMatchObject({ grantedInYear: 0 })
  await requestUnlock(on, { contractId: contract.id, channel: 'staff' })
  expect(await quoteUnlock(on, { contractId: contract.id })).toMatchObject({
    grantedInYear: 1,
    refusal: { code: 'unlock-open' },
  })
})

test('the access says the very day that the client was promised', async ({ ctx, drain }) => {
  const contract = await makeContract(ctx)
  await makeDebt(ctx, contract)
  await liveDays(ctx, drain, '2026-02-06', '2026-02-23')
  const { until } = await requestUnlock(atDay(ctx, '2026-02-23'), { contractId: contract.id, channel: 'staff' })
  expect(until).toBe('2026-02-26')
  expect(await getContract(ctx, { id: contract.id })).toMatchObject({
    accessState: 'allowed',
    accessReason: 'Desbloqueio em confiança até 26/02/2026: promessa de pagamento',
  })
})
