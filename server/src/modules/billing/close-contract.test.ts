import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { cancelContract, endContract, suspendContract } from '#modules/contracts'
import { atDay, makeContract, makePlan, test } from '#testing'
import { cancelInvoice } from './cancel-invoice.ts'
import { checkLedger } from './check-ledger.ts'
import { closeContract } from './close-contract.ts'
import { getInvoice } from './get-invoice.ts'
import { getStatement } from './get-statement.ts'
import { registerPayment } from './register-payment.ts'
import { runBilling } from './run-billing.ts'

const contractOf = async (ctx: Ctx, { loyaltyMonths = 0, benefitCents = 0 } = {}) => {
  const { plan } = await makePlan(ctx, { version: { priceCents: 10_000, loyaltyMonths } })
  return await makeContract(ctx, { planId: plan.id, benefitCents })
}

const invoicesOf = async (ctx: Ctx, contractId: string) => {
  const rows = await ctx.db
    .selectFrom('billing.invoices')
    .select('id')
    .where('contractId', '=', contractId)
    .orderBy('number')
    .execute()
  return await Promise.all(rows.map((row) => getInvoice(ctx, row)))
}

const cancelOn = (ctx: Ctx, day: string, contractId: string) =>
  cancelContract(atDay(ctx, day), { contractId, reason: 'Mudança' })

test('a cancelled contract pays its last days and nothing after them', async ({ ctx, drain }) => {
  const { id } = await contractOf(ctx)
  await cancelOn(ctx, '2026-01-20', id)
  await drain(atDay(ctx, '2026-01-20').now)
  expect(await invoicesOf(ctx, id)).toMatchObject([
    {
      reason: 'final',
      dueOn: '2026-02-10',
      period: { from: '2026-01-10', to: '2026-01-20' },
      amountCents: 3_226,
      items: [{ kind: 'final', quantityDays: 10 }],
    },
  ])
  expect(await runBilling(atDay(ctx, '2026-03-31'), { dueUntil: '2026-04-10' })).toMatchObject({
    invoiceCount: 0,
    parkedCount: 0,
  })
})

test('days billed beyond the end are a discount while the invoice is open', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  await runBilling(atDay(ctx, '2026-01-31'), { dueUntil: '2026-02-10' })
  await cancelOn(ctx, '2026-02-03', id)
  await closeContract(atDay(ctx, '2026-02-03'), { contractId: id })
  await closeContract(atDay(ctx, '2026-02-03'), { contractId: id })
  expect(await invoicesOf(ctx, id)).toMatchObject([
    { status: 'open', openCents: 7_742, adjustments: [{ amountCents: -2_258 }] },
  ])
})

test('and the client’s credit once it is paid', async ({ ctx }) => {
  const { id, clientId } = await contractOf(ctx)
  await runBilling(atDay(ctx, '2026-01-31'), { dueUntil: '2026-02-10' })
  const [invoice] = await invoicesOf(ctx, id)
  await registerPayment(ctx, {
    sourceKey: 'r:1',
    method: 'boleto',
    invoiceId: invoice?.id ?? '',
    paidOn: '2026-02-01',
    receivedCents: 10_000,
  })
  await cancelOn(ctx, '2026-02-03', id)
  await runBilling(atDay(ctx, '2026-02-03'), { dueUntil: '2026-02-10' })
  expect(await getStatement(ctx, { clientId, limit: 50 })).toMatchObject({ owedCents: 0, creditCents: 2_258 })
  expect((await checkLedger(ctx, { on: '2026-12-31' })).isSound).toBe(true)
})

test('suspended days not given back yet are given back at the end, beside those after it', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  await runBilling(atDay(ctx, '2026-01-31'), { dueUntil: '2026-02-10' })
  await suspendContract(atDay(ctx, '2026-02-01'), { contractId: id, kind: 'administrative', reason: 'Obra' })
  await cancelOn(ctx, '2026-02-05', id)
  await closeContract(atDay(ctx, '2026-02-05'), { contractId: id })
  expect(await invoicesOf(ctx, id)).toMatchObject([
    { openCents: 10_000 - 2_903, adjustments: [{ amountCents: -2_903 }] },
  ])
})

test('the last invoice gives back the days suspended before the end', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  await suspendContract(atDay(ctx, '2026-01-15'), { contractId: id, kind: 'administrative', reason: 'Obra' })
  await cancelOn(ctx, '2026-01-20', id)
  await closeContract(atDay(ctx, '2026-01-20'), { contractId: id })
  expect(await invoicesOf(ctx, id)).toMatchObject([
    {
      amountCents: 1_613,
      items: [{ amountCents: 3_226 }, { kind: 'suspension_credit', quantityDays: 5, amountCents: -1_613 }],
    },
  ])
})

test('the penalty of the loyalty is charged once, also when an invoice is billed again', async ({ ctx }) => {
  const { id } = await contractOf(ctx, { loyaltyMonths: 12, benefitCents: 60_000 })
  const { penaltyCents } = await cancelOn(ctx, '2026-01-20', id)
  expect(penaltyCents).toBeGreaterThan(50_000)
  const close = () => closeContract(atDay(ctx, '2026-01-20'), { contractId: id })
  await close()
  const [last, penalty] = await invoicesOf(ctx, id)
  expect(penalty).toMatchObject({ reason: 'penalty', amountCents: penaltyCents, dueOn: '2026-02-10' })
  await cancelInvoice(ctx, { invoiceId: last?.id ?? '', reason: 'Errado', releasesPeriod: true })
  await close()
  const again = await invoicesOf(ctx, id)
  expect(again.filter(({ reason }) => reason === 'penalty')).toHaveLength(1)
  expect(again.at(-1)).toMatchObject({ reason: 'final', amountCents: 3_226 })
})

test('a contract whose term ended is closed too, and one that lives is left alone', async ({ ctx, drain }) => {
  const [one, other] = [await contractOf(ctx), await contractOf(ctx)]
  await endContract(atDay(ctx, '2026-01-20'), { contractId: one.id, reason: 'Fim do prazo' })
  await drain(atDay(ctx, '2026-01-20').now)
  await closeContract(atDay(ctx, '2026-06-20'), { contractId: other.id })
  expect(await invoicesOf(ctx, one.id)).toHaveLength(1)
  expect(await invoicesOf(ctx, other.id)).toEqual([])
})
