import { sql } from 'kysely'
import { expect } from 'vitest'
import { cancelContract, changePlan, resumeContract, suspendContract } from '#modules/contracts'
import { atDay, makePlan, test } from '#testing'
import { listRuns } from './list-runs.ts'
import { previewContract } from './preview-contract.ts'
import { reportRun } from './report-run.ts'
import { billFor, contractOf, price } from './run-fixtures.ts'

test('a run is compared contract by contract with the same due days of the month before', async ({ ctx }) => {
  const [same, ending, dearer] = [await contractOf(ctx), await contractOf(ctx), await contractOf(ctx)]
  await billFor(ctx, '2026-02-10')
  const fresh = await contractOf(atDay(ctx, '2026-02-10'))
  await cancelContract(atDay(ctx, '2026-02-10'), { contractId: ending.id, reason: 'Mudou-se' })
  const { plan } = await makePlan(ctx, { version: { priceCents: 18_000 } })
  await changePlan(atDay(ctx, '2026-02-10'), { contractId: dearer.id, planId: plan.id, reason: 'Mais velocidade' })
  const { runId } = await billFor(ctx, '2026-03-10')
  const report = await reportRun(ctx, { runId, dueUntil: '2026-03-10' })
  expect(report.comparison).toEqual({
    invoiceCount: 3,
    amountCents: 2 * price + 18_000,
    previousCount: 3,
    previousCents: 3 * price,
  })
  expect(report.missing).toMatchObject({
    count: 1,
    items: [{ contractId: ending.id, reason: 'ended', beforeCents: price }],
  })
  expect(report.added).toMatchObject({
    count: 1,
    items: [{ contractId: fresh.id, reason: 'activated', amountCents: price }],
  })
  expect(report.changed).toMatchObject({
    count: 1,
    items: [{ contractId: dearer.id, beforeCents: price, amountCents: 18_000 }],
  })
  expect(report.byReason).toEqual([{ reason: 'recurring', invoiceCount: 3, amountCents: 2 * price + 18_000 }])
  expect(report.sample.map(({ contractId }) => contractId).toSorted()).toEqual(
    [same.id, dearer.id, fresh.id].toSorted(),
  )
})

test('what is odd is said, and of how much', async ({ ctx }) => {
  const [low, high, none] = [await contractOf(ctx), await contractOf(ctx), await contractOf(ctx)]
  await billFor(ctx, '2026-02-10')
  await suspendContract(atDay(ctx, '2026-02-10'), { contractId: none.id, kind: 'administrative', reason: 'Obra' })
  await suspendContract(atDay(ctx, '2026-02-10'), { contractId: low.id, kind: 'administrative', reason: 'Obra' })
  await resumeContract(atDay(ctx, '2026-02-28'), { contractId: low.id, reason: 'Pronto' })
  const { plan } = await makePlan(ctx, { version: { priceCents: 18_000 } })
  await changePlan(atDay(ctx, '2026-02-10'), { contractId: high.id, planId: plan.id, reason: 'Mais velocidade' })
  const fresh = await contractOf(atDay(ctx, '2026-02-20'))
  const late = await contractOf(atDay(ctx, '2025-12-10'))
  await sql`update ${sql.table('clients.addresses')} set postal_code = '69005070', street = 'Rua dos Barés', street_number = '9', complement = null
    where client_id = any(${[fresh.clientId, late.clientId]}::uuid[])`.execute(ctx.db)
  const { runId } = await billFor(ctx.at(new Date('2026-03-10T12:00:00Z')), '2026-03-20')
  const { anomalies, anomalyCount } = await reportRun(ctx, { runId, dueUntil: '2026-03-20' })
  const found = new Map(anomalies.map((one) => [one.kind, one]))
  expect(found.get('low')).toMatchObject({
    contractId: low.id,
    beforeCents: price,
    detail: expect.stringContaining('100,00'),
  })
  expect(found.get('high')).toMatchObject({ contractId: high.id, amountCents: 18_000 })
  expect(found.get('zero-total')).toMatchObject({ contractId: none.id, amountCents: 0 })
  expect(found.get('first-proration')).toMatchObject({ contractId: fresh.id })
  expect(found.get('backlog')).toMatchObject({ contractId: late.id, detail: expect.stringContaining('3 títulos') })
  expect(found.get('same-address')).toMatchObject({ detail: expect.stringContaining('2 clientes') })
  expect(anomalyCount).toBe(anomalies.length)
})

test('one contract is looked at before anything is billed, line by line or with the cause why not', async ({ ctx }) => {
  const contract = await contractOf(atDay(ctx, '2026-01-26'))
  const look = { contractNumber: contract.number, dueUntil: '2026-02-10' }
  expect(await previewContract(atDay(ctx, '2026-01-31'), look)).toMatchObject({
    contractId: contract.id,
    parked: null,
    titles: [{ reason: 'proration', items: [{ quantityDays: 15, priceCents: price, amountCents: 4_839 }] }],
  })
  expect(
    await ctx.db.selectFrom('billing.invoices').select('id').where('companyId', '=', ctx.companyId).execute(),
  ).toEqual([])
  const homeless = await contractOf(ctx, { accountId: null })
  expect(await previewContract(ctx, { ...look, contractNumber: homeless.number })).toMatchObject({
    titles: expect.any(Array),
  })
  await expect(previewContract(ctx, { ...look, contractNumber: 999_999 })).rejects.toMatchObject({ status: 404 })
})

test('the end of a month is compared with the end of the one before', async ({ ctx }) => {
  const last = await contractOf(ctx, { dueDay: 31 })
  await contractOf(ctx, { dueDay: 30 })
  for (const dueUntil of ['2026-03-31', '2026-04-30']) await billFor(ctx, dueUntil)
  const { runId } = await billFor(ctx, '2026-05-30')
  expect((await reportRun(ctx, { runId, dueUntil: '2026-05-30' })).missing.items).toMatchObject([
    { contractId: last.id, reason: 'later' },
  ])
  const [april] = await listRuns(ctx, { limit: 10 }).then(({ items }) =>
    items.filter((run) => run.dueUntil === '2026-04-30'),
  )
  const report = await reportRun(ctx, { runId: april?.id ?? '', dueUntil: '2026-04-30' })
  expect(report).toMatchObject({ invoiceCount: 2, comparison: { previousCount: 2 }, missing: { count: 0 } })
})
