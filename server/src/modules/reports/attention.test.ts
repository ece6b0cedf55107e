import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { deadLetterQueue } from '#kernel/jobs'
import { newId } from '#kernel/ids'
import { assignReceipt, createRemessa, importRetorno, receivePix } from '#modules/banking'
import { registerPayment, reversePayment, runBilling } from '#modules/billing'
import {
  atDay,
  makeAccount,
  makeBoleto,
  makeBoletos,
  makeContract,
  makeDebt,
  makeInvoice,
  makeLogin,
  makeNas,
  makeRetorno,
  payInvoice,
  retornoTitle,
  test,
} from '#testing'
import { listAttention } from './list-attention.ts'

const kindsOf = async (ctx: Ctx) => (await listAttention(ctx)).map(({ kind, count }) => [kind, count])

test('where all is well nothing asks for attention', async ({ ctx }) => {
  expect(await listAttention(ctx)).toEqual([])
  await makeContract(ctx, { activatedOn: '2026-01-02' })
  await runBilling(ctx, { dueUntil: '2026-01-20' })
  expect(await listAttention(ctx)).toEqual([])
})

test('a day and a half without the billing run is told, with the last one', async ({ ctx }) => {
  await makeContract(ctx)
  await runBilling(ctx, { dueUntil: '2026-01-20' })
  expect(await kindsOf(atDay(ctx, '2026-01-11'))).toEqual([])
  expect(await listAttention(atDay(ctx, '2026-01-12'))).toEqual([
    { kind: 'billing-late', count: 1, severity: 'error', oldestAt: ctx.now },
  ])
})

test('a contract that cannot be billed is counted until it can', async ({ ctx }) => {
  const contract = await makeContract(ctx, { activatedOn: '2025-12-01', accountId: null })
  await runBilling(ctx, { dueUntil: '2026-01-20' })
  expect(await kindsOf(ctx)).toEqual([['parked-contracts', 1]])
  await makeAccount(ctx)
  await runBilling(ctx, { dueUntil: '2026-01-20' })
  expect([contract.status, await kindsOf(ctx)]).toEqual(['active', []])
})

test('a boleto that the bank refused asks for attention while its title is open', async ({ ctx }) => {
  const [one, other] = await makeBoletos(ctx, 2, { isSent: true })
  if (!one || !other) throw new Error('Two boletos were asked for.')
  const refusal = (boleto: typeof one) => retornoTitle(boleto, { occurrence: '03', receivedCents: 0, feeCents: 0 })
  const bytes = await makeRetorno(ctx, one.accountId, [refusal(one), refusal(other)])
  await importRetorno(ctx, { bytes, fileName: 'recusas.ret' })
  expect(await kindsOf(ctx)).toEqual([['boleto-problems', 2]])
  await payInvoice(ctx, one.invoiceId)
  expect(await kindsOf(ctx)).toEqual([['boleto-problems', 1]])
})

test('orders to the bank are late after a day without a remessa', async ({ ctx }) => {
  const boleto = await makeBoleto(ctx, { dueOn: '2026-03-10' })
  expect(await kindsOf(atDay(ctx, '2026-01-11'))).toEqual([])
  expect(await kindsOf(atDay(ctx, '2026-01-12'))).toEqual([['late-remessas', 1]])
  await createRemessa(ctx, { accountId: boleto.accountId })
  expect(await kindsOf(atDay(ctx, '2026-01-12'))).toEqual([])
})

test('money without an owner counts, and counts again when it was given to a wrong one and reversed', async ({
  ctx,
}) => {
  const pix = { e2eId: 'E'.padEnd(32, '7'), txid: null, amountCents: 9_990, paidAt: ctx.now }
  await receivePix(ctx, pix)
  expect(await kindsOf(ctx)).toEqual([['unmatched-receipts', 1]])
  const { id: receiptId } = await ctx.db
    .selectFrom('banking.unmatchedReceipts')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .executeTakeFirstOrThrow()
  const { id: invoiceId } = await makeInvoice(ctx)
  const { paymentId } = await assignReceipt(ctx, { receiptId, invoiceId })
  expect(await kindsOf(ctx)).toEqual([])
  await reversePayment(ctx, { paymentId: paymentId ?? '', reason: 'Título errado' })
  expect(await kindsOf(ctx)).toEqual([['unmatched-receipts', 1]])
})

test('a notice that failed counts while its title is open', async ({ ctx }) => {
  const contract = await makeContract(ctx, { activatedOn: '2025-12-01' })
  const { id: invoiceId } = await makeDebt(ctx, contract)
  const { clientId } = contract
  const notice = {
    id: newId(),
    companyId: ctx.companyId,
    contractId: contract.id,
    clientId,
    invoiceId,
    createdBy: 'teste',
  }
  await ctx.db
    .insertInto('dunning.notices')
    .values({
      ...notice,
      channel: 'email',
      subject: 'Aviso',
      body: 'Texto',
      suspendFrom: '2026-03-01',
      status: 'failed',
      writtenOn: ctx.today,
      createdAt: ctx.now,
    })
    .execute()
  await runBilling(ctx, { dueUntil: ctx.today })
  expect(await kindsOf(ctx)).toEqual([['failed-notices', 1]])
  await registerPayment(ctx, { sourceKey: 'x', method: 'cash', invoiceId, paidOn: ctx.today, receivedCents: 20_000 })
  expect(await kindsOf(ctx)).toEqual([])
})

test('a router on which nobody is heard any more is silent, a new or a living one is not', async ({ ctx }) => {
  const nas = await makeNas(ctx)
  expect(await kindsOf(ctx)).toEqual([])
  const later = ctx.at(new Date(ctx.now.getTime() + 2 * 3_600_000))
  expect(await kindsOf(later)).toEqual([['silent-routers', 1]])
  const hear = async (at: Date) =>
    await sql`insert into radius.sessions_open (id, company_id, username, nas_id, nas_address, acct_session_id, started_at, updated_at, is_in_garden)
      values (${newId()}, ${ctx.companyId}, 'ana', ${nas.id}, '10.0.0.1', 'a', ${at}, ${at}, false)`.execute(ctx.db)
  await hear(later.now)
  expect(await kindsOf(later)).toEqual([])
  expect(await kindsOf(later.at(new Date(later.now.getTime() + 16 * 60_000)))).toEqual([['silent-routers', 1]])
})

test('a job that gave up is seen by who may see jobs, each kind by who may solve it', async ({ ctx }) => {
  await sql`insert into pgboss.job (name, data, state) values (${deadLetterQueue}, ${JSON.stringify({ companyId: ctx.companyId })}::jsonb, 'created')`.execute(
    ctx.db,
  )
  expect(await kindsOf(ctx)).toEqual([['dead-letters', 1]])
  const clerk = {
    ...ctx,
    actor: { ...ctx.actor, permissions: new Set(['reports.attention.read', 'billing.run.read']) },
  }
  expect(await listAttention(clerk)).toEqual([])
  expect(await listAttention({ ...ctx, actor: { ...ctx.actor, permissions: new Set() } })).toEqual([])
})

test('a session whose router refused counts until the router obeys', async ({ ctx }) => {
  const [nas, sessionId, login] = [await makeNas(ctx), newId(), await makeLogin(ctx)]
  await sql`insert into radius.sessions_open (id, company_id, username, nas_id, nas_address, acct_session_id, started_at, updated_at, is_in_garden)
    values (${sessionId}, ${ctx.companyId}, ${login.username}, ${nas.id}, '10.0.0.1', 'a', ${ctx.now}, ${ctx.now}, false)`.execute(
    ctx.db,
  )
  const attempt = async (outcome: string, minutes: number) =>
    await sql`insert into radius.access_attempts (id, company_id, session_id, username, nas_id, kind, desired_hash, reason, outcome, tries, elapsed_ms, at)
      values (${newId()}, ${ctx.companyId}, ${sessionId}, 'ana', ${nas.id}, 'coa', 'h', 'Débito', ${outcome}, 1, 5, ${new Date(ctx.now.getTime() - minutes * 60_000)})`.execute(
      ctx.db,
    )
  await attempt('timeout', 9)
  await attempt('nak', 8)
  expect(await kindsOf(ctx)).toEqual([['failed-access', 1]])
  await attempt('ack', 1)
  expect(await kindsOf(ctx)).toEqual([])
})
