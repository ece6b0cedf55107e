import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { cancelOperation, startOperation } from '#kernel/operations'
import { createRemessa } from '#modules/banking'
import { suspendContract } from '#modules/contracts'
import { atDay, makeClient, test } from '#testing'
import { adjustInvoice } from './adjust-invoice.ts'
import { cancelInvoice } from './cancel-invoice.ts'
import { checkLedger } from './check-ledger.ts'
import { getRun } from './get-run.ts'
import { registerPayment } from './register-payment.ts'
import { reversePayment } from './reverse-payment.ts'
import { runBilling } from './run-billing.ts'
import { billFor, contractOf, invoicesOf, price } from './run-fixtures.ts'
import { billingRun } from './run-operations.ts'
import { undoRun } from './undo-run.ts'

const reason = 'Preço errado'

/** What a run made, without ids and numbers: a run made again gives the same. */
const titlesOf = async (ctx: Ctx, runId: string) => {
  const { rows } = await sql<{ title: string }>`
    select concat_ws(' ', i.contract_id, i.reason, i.period, i.due_on, i.amount_cents,
      (select string_agg(concat_ws(' ', h.kind, h.period, h.amount_cents, h.description), '; ' order by h.kind, h.period)
        from billing.charges h where h.invoice_id = i.id)) as title
    from billing.invoices i where i.run_id = ${runId} order by 1`.execute(ctx.db)
  return rows.map(({ title }) => title)
}

const cyclesOf = async (ctx: Ctx) => {
  const rows = await ctx.db
    .selectFrom('billing.cycles')
    .select(['contractId', 'billedUntil', 'isClosed', 'chargedCount'])
    .where('companyId', '=', ctx.companyId)
    .orderBy('contractId')
    .execute()
  return rows
}

const isSound = async (ctx: Ctx) => (await checkLedger(ctx, { on: '2026-12-31' })).isSound

test('a run undone and made again gives the same titles, and the ledger holds', async ({ ctx }) => {
  const [plain, suspended] = [await contractOf(ctx), await contractOf(ctx)]
  await contractOf(atDay(ctx, '2026-01-26'))
  const courtesy = await contractOf(ctx, { modality: 'courtesy' })
  await suspendContract(atDay(ctx, '2026-01-20'), { contractId: suspended.id, kind: 'administrative', reason: 'Obra' })
  await billFor(ctx, '2026-01-15')
  const before = await cyclesOf(ctx)

  const day = atDay(ctx, '2026-01-31')
  const first = await runBilling(day, { dueUntil: '2026-02-10' })
  expect(first.invoiceCount).toBe(3)
  const undone = await undoRun(day, { runId: first.runId, reason })
  expect(undone).toMatchObject({ invoiceCount: 3, amountCents: first.amountCents })
  expect(await cyclesOf(ctx)).toEqual(before)
  expect(await invoicesOf(ctx, plain.id)).toMatchObject([
    { status: 'cancelled', cancelReason: 'Faturamento desfeito: Preço errado' },
  ])
  expect(await isSound(ctx)).toBe(true)

  const second = await runBilling(day, { dueUntil: '2026-02-10' })
  expect(second.runId).not.toBe(first.runId)
  expect(await titlesOf(ctx, second.runId)).toEqual(await titlesOf(ctx, first.runId))
  expect(await isSound(ctx)).toBe(true)
  const cycle = (await cyclesOf(ctx)).find(({ contractId }) => contractId === courtesy.id)
  expect(cycle).toMatchObject({ billedUntil: '2026-02-10' })
})

test('undone twice it is undone once, and a rehearsal of it changes nothing', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  const { runId } = await billFor(ctx, '2026-02-10')
  expect(await undoRun(ctx, { runId, reason, dryRun: true })).toMatchObject({ invoiceCount: 1, amountCents: price })
  expect(await invoicesOf(ctx, id)).toMatchObject([{ status: 'open' }])
  const [one, two] = [await undoRun(ctx, { runId, reason }), await undoRun(ctx, { runId, reason: 'De novo' })]
  expect(two).toEqual(one)
  expect(await getRun(ctx, { id: runId })).toMatchObject({ state: 'undone', undoReason: reason, invoiceCount: 1 })
  expect(await isSound(ctx)).toBe(true)
})

test('after a payment, an adjustment or a file to the bank nothing at all is undone', async ({ ctx, drain }) => {
  const contracts = [await contractOf(ctx), await contractOf(ctx), await contractOf(ctx)]
  const { runId } = await billFor(ctx, '2026-02-10')
  const [paid, adjusted, calm] = await Promise.all(contracts.map(async ({ id }) => (await invoicesOf(ctx, id))[0]))
  const pay = { sourceKey: 'pix:1', method: 'pix', invoiceId: paid?.id ?? '', paidOn: '2026-01-10' } as const
  const { paymentId } = await registerPayment(ctx, { ...pay, receivedCents: 100 })
  await adjustInvoice(ctx, { invoiceId: adjusted?.id ?? '', amountCents: -100, reason: 'Cortesia' })
  const refused = undoRun(ctx, { runId, reason })
  await expect(refused).rejects.toMatchObject({
    status: 409,
    code: 'run-not-undoable',
    message: expect.stringContaining('1 título recebeu pagamento, 1 título foi ajustado depois'),
    extra: {
      refusals: [
        { cause: 'paid', count: 1, invoices: [{ id: paid?.id }] },
        { cause: 'adjusted', count: 1, invoices: [{ id: adjusted?.id }] },
      ],
    },
  })
  expect((await invoicesOf(ctx, calm?.contractId ?? ''))[0]).toMatchObject({ status: 'open' })
  await reversePayment(ctx, { paymentId, reason: 'Engano' })
  await expect(undoRun(ctx, { runId, reason })).rejects.toMatchObject({
    extra: { refusals: [{ cause: 'adjusted' }] },
  })

  const next = await billFor(ctx, '2026-03-10')
  await drain()
  await createRemessa(ctx, { accountId: calm?.accountId ?? '' })
  await expect(undoRun(ctx, { runId: next.runId, reason })).rejects.toMatchObject({
    extra: { refusals: [{ cause: 'sent', count: 1, invoices: [{ clientName: expect.any(String) }] }] },
  })
  expect(await isSound(ctx)).toBe(true)
})

test('credit that paid titles of the run goes back to its client, and boletos that wait are withdrawn', async ({
  ctx,
  drain,
}) => {
  const { id, clientId } = await contractOf(ctx)
  await registerPayment(ctx, {
    sourceKey: 'pix:1',
    method: 'pix',
    invoiceId: null,
    clientId,
    paidOn: '2026-01-10',
    receivedCents: price + 1_000,
  })
  const first = await billFor(ctx, '2026-02-10')
  await billFor(ctx, '2026-03-10')
  await drain()
  await undoRun(ctx, { runId: first.runId, reason })
  await drain()
  expect((await invoicesOf(ctx, id))[0]).toMatchObject({ status: 'cancelled', settledCents: 0 })
  const balance = () =>
    ctx.db.selectFrom('billing.creditBalances').select('balanceCents').where('clientId', '=', clientId).execute()
  expect(await balance()).toEqual([{ balanceCents: price }])
  const again = await runBilling(atDay(ctx, '2026-01-31'), { dueUntil: '2026-02-10' })
  expect(await titlesOf(ctx, again.runId)).toEqual(await titlesOf(ctx, first.runId))
  expect(await balance()).toEqual([{ balanceCents: 0 }])
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from banking.boletos b join billing.invoices i on i.id = b.invoice_id
    where i.company_id = ${ctx.companyId} and i.status = 'cancelled' and b.status in ('pending', 'sent', 'registered')`.execute(
    ctx.db,
  )
  expect(rows).toEqual([{ count: 0 }])
  expect(await isSound(ctx)).toBe(true)
})

test('what a later run billed stands while an earlier one is undone and made again', async ({ ctx }) => {
  const { id } = await contractOf(ctx)
  const first = await billFor(ctx, '2026-02-10')
  await billFor(ctx, '2026-03-10')
  await undoRun(ctx, { runId: first.runId, reason })
  await billFor(ctx, '2026-03-10')
  expect(await invoicesOf(ctx, id)).toMatchObject([
    { status: 'cancelled', period: { from: '2026-01-10', to: '2026-02-10' } },
    { status: 'open', period: { from: '2026-02-10', to: '2026-03-10' } },
    { status: 'open', period: { from: '2026-01-10', to: '2026-02-10' } },
  ])
  expect(await isSound(ctx)).toBe(true)
})

test('days that somebody forgave before the run was undone are not asked for when it is made again', async ({
  ctx,
}) => {
  const [forgiven, plain] = [await contractOf(ctx), await contractOf(ctx)]
  const first = await billFor(ctx, '2026-02-10')
  const [invoice] = await invoicesOf(ctx, forgiven.id)
  await cancelInvoice(ctx, { invoiceId: invoice?.id ?? '', reason: 'Cortesia da obra', releasesPeriod: false })
  expect(await undoRun(ctx, { runId: first.runId, reason })).toMatchObject({ invoiceCount: 1 })
  await billFor(ctx, '2026-02-10')
  expect(await invoicesOf(ctx, forgiven.id)).toMatchObject([{ status: 'cancelled', cancelReason: 'Cortesia da obra' }])
  expect(await invoicesOf(ctx, plain.id)).toMatchObject([{ status: 'cancelled' }, { status: 'open' }])
  await billFor(ctx, '2026-03-10')
  expect((await invoicesOf(ctx, forgiven.id)).map(({ period }) => period)).toEqual([
    { from: '2026-01-10', to: '2026-02-10' },
    { from: '2026-02-10', to: '2026-03-10' },
  ])
  expect(await isSound(ctx)).toBe(true)
})

test('the run of another company does not exist', async ({ ctx }) => {
  await makeClient(ctx)
  const { runId } = await billFor(ctx, '2026-02-10')
  await expect(
    undoRun(ctx.forCompany('01990000-0000-7000-8000-000000000000'), { runId, reason }),
  ).rejects.toMatchObject({ status: 404, code: 'billing-run-not-found' })
})

test('while a run is being made, none is taken back: what was killed half-way would bill it again', async ({ ctx }) => {
  await contractOf(ctx)
  const { runId } = await runBilling(ctx, { dueUntil: '2026-02-10' })
  const { operationId } = await startOperation(ctx, billingRun, { dueUntil: '2026-02-10' })
  await expect(undoRun(ctx, { runId, reason })).rejects.toMatchObject({
    status: 409,
    code: 'operation-running',
    extra: { operationId },
  })
  await cancelOperation(ctx, { id: operationId })
  expect(await undoRun(ctx, { runId, reason })).toMatchObject({ runId })
})
