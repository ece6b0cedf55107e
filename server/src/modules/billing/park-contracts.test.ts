import { sql } from 'kysely'
import { expect } from 'vitest'
import { atDay, makeAccount, makeClient, test } from '#testing'
import { changeSettings } from './change-settings.ts'
import { checkLedger } from './check-ledger.ts'
import { listParked } from './list-parked.ts'
import { listUnbilled } from './list-unbilled.ts'
import { billFor, contractOf, invoicesOf } from './run-fixtures.ts'

test('a contract that cannot be billed waits with its cause while the run goes on, and is billed once it is mended', async ({
  ctx,
}) => {
  const foreigner = await makeClient(ctx, { kind: 'foreigner', name: 'John Doe', document: undefined })
  const odd = await contractOf(ctx, { clientId: foreigner.id })
  const good = await contractOf(ctx)
  const run = await billFor(ctx, '2026-02-10')
  expect(run).toMatchObject({
    invoiceCount: 1,
    parkedCount: 1,
    parked: [{ contractId: odd.id, contractNumber: odd.number, cause: 'client-without-document' }],
  })
  expect(await invoicesOf(ctx, good.id)).toHaveLength(1)
  expect((await listParked(ctx, { limit: 50 })).items).toMatchObject([{ contractId: odd.id, clientName: 'John Doe' }])
  expect((await listUnbilled(ctx, { month: '2026-02', limit: 50 })).items).toMatchObject([
    { contractId: odd.id, reason: 'parked' },
  ])

  await sql`update ${sql.table('clients.clients')} set document = 'P1234567' where id = ${foreigner.id}`.execute(ctx.db)
  expect(await billFor(ctx, '2026-02-10')).toMatchObject({ invoiceCount: 1, parkedCount: 0 })
  expect((await listParked(ctx, { limit: 50 })).items).toEqual([])
})

test('days without a plan and more charges in a day than the bound park the contract', async ({ ctx }) => {
  const old = await contractOf(atDay(ctx, '2024-01-10'))
  const hole = await contractOf(ctx)
  await sql`delete from ${sql.table('contracts.plan_periods')} where contract_id = ${hole.id}`.execute(ctx.db)
  const { parked } = await billFor(ctx, '2026-02-10')
  expect(new Map(parked.map((one) => [one.contractId, one.cause]))).toEqual(
    new Map([
      [old.id, 'too-many-charges'],
      [hole.id, 'no-plan-period'],
    ]),
  )
  await changeSettings(ctx, { maxChargesPerDay: 30 })
  expect(await billFor(ctx, '2026-02-10')).toMatchObject({ invoiceCount: 25 })
  const invoices = await invoicesOf(ctx, old.id)
  expect(new Set(invoices.map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-01-31', '2026-02-10']))
})

test('a contract whose days the database refuses is parked alone', async ({ ctx }) => {
  const [one, other] = [await contractOf(ctx), await contractOf(ctx)]
  await billFor(ctx, '2026-02-10')
  await sql`update ${sql.table('billing.cycles')} set billed_until = '2026-01-10' where contract_id = ${one.id}`.execute(
    ctx.db,
  )
  await sql`update ${sql.table('billing.charges')} set kind = 'fee' where contract_id = ${one.id}`.execute(ctx.db)
  const run = await billFor(ctx, '2026-03-10')
  expect(run).toMatchObject({ invoiceCount: 1, parked: [{ contractId: one.id, cause: 'overlapping-period' }] })
  expect(await invoicesOf(ctx, other.id)).toHaveLength(2)
  expect((await checkLedger(ctx, { on: '2026-12-31' })).isSound).toBe(true)
})

test('without any portador nothing can be billed', async ({ ctx }) => {
  await contractOf(ctx, { accountId: null })
  expect(await billFor(ctx, '2026-02-10')).toMatchObject({ parked: [{ cause: 'no-account' }] })
  const account = await makeAccount(ctx)
  await billFor(ctx, '2026-02-10')
  expect((await listParked(ctx, { limit: 50 })).items).toEqual([])
  expect(
    await ctx.db.selectFrom('billing.invoices').select('accountId').where('companyId', '=', ctx.companyId).execute(),
  ).toEqual([{ accountId: account.id }])
})
