import { parseBoleto } from '@open-sgp/boleto'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { adjustInvoice, getInvoice, registerPayment, reversePayment } from '#modules/billing'
import { atDay, makeBoleto, makeBoletos, test } from '#testing'
import { changeDueDate } from './change-due-date.ts'
import { createRemessa } from './create-remessa.ts'
import { getBoleto } from './get-boleto.ts'

const historyOf = (ctx: Ctx, invoiceId: string) =>
  ctx.db.selectFrom('banking.boletos').selectAll().where('invoiceId', '=', invoiceId).orderBy('sequence').execute()
const ordersOf = (ctx: Ctx, accountId: string) =>
  ctx.db
    .selectFrom('banking.instructions')
    .select(['boletoId', 'command', 'status'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .orderBy('command')
    .execute()
const cash = (invoiceId: string, receivedCents = 9990) =>
  ({
    sourceKey: `cash:${invoiceId}:${receivedCents}`,
    method: 'cash',
    invoiceId,
    paidOn: '2026-01-10',
    receivedCents,
  }) as const

test('a boleto that never left is dropped when its invoice is paid in cash', async ({ ctx, drain }) => {
  const boleto = await makeBoleto(ctx)
  await registerPayment(ctx, cash(boleto.invoiceId))
  await drain()
  expect(await historyOf(ctx, boleto.invoiceId)).toMatchObject([{ status: 'cancelled' }])
  expect(await ordersOf(ctx, boleto.accountId)).toMatchObject([{ command: 'register', status: 'dropped' }])
})

test('a boleto that the bank knows is written off when its invoice is paid in cash', async ({ ctx, drain }) => {
  const [boleto] = await makeBoletos(ctx, 1, { isSent: true })
  if (!boleto) throw new Error('A boleto is needed.')
  await registerPayment(ctx, cash(boleto.invoiceId))
  await drain()
  expect(await ordersOf(ctx, boleto.accountId)).toMatchObject([
    { status: 'sent' },
    { command: 'write_off', status: 'pending' },
  ])
  // Its registration is unanswered: a title is in one file only.
  await expect(createRemessa(ctx, { accountId: boleto.accountId })).rejects.toMatchObject({ code: 'nothing-to-send' })
})

test('an adjusted invoice gets a new boleto with the new value and a new number', async ({ ctx, drain }) => {
  const boleto = await makeBoleto(ctx)
  await adjustInvoice(ctx, { invoiceId: boleto.invoiceId, amountCents: -990, reason: 'Desconto por instabilidade' })
  await drain()
  expect(await historyOf(ctx, boleto.invoiceId)).toMatchObject([
    { sequence: 1, status: 'cancelled', amountCents: 9990 },
    { sequence: 2, status: 'pending', amountCents: 9000 },
  ])
})

test('a second copy with a later date holds fine and interest until then, and the bank is told no second fine', async ({
  ctx,
}) => {
  const boleto = await makeBoleto(ctx)
  const later = atDay(ctx, '2026-02-20')
  const copy = await changeDueDate(later, { invoiceId: boleto.invoiceId, dueOn: '2026-02-25' })
  // 99,90 + 2 % + 1 % a month for 15 days.
  expect(copy).toMatchObject({
    sequence: 2,
    dueOn: '2026-02-25',
    principalCents: 9990,
    amountCents: 9990 + 200 + 50,
    finePpm: 0,
  })
  expect(parseBoleto(copy.linhaDigitavel)).toMatchObject({ valorCentavos: 10_240, vencimento: '2026-02-25' })
  expect(await getInvoice(ctx, { id: boleto.invoiceId })).toMatchObject({ dueOn: '2026-02-10' })
  const paid = { ...cash(boleto.invoiceId, 10_240), paidOn: '2026-02-25' }
  expect(await registerPayment(later, paid)).toMatchObject({
    outcome: 'settled',
    fineCents: 200,
    interestCents: 50,
    creditCents: 0,
  })
})

test('asking for the date that the boleto already has changes nothing', async ({ ctx }) => {
  const { id, invoiceId, dueOn } = await makeBoleto(ctx)
  expect(await changeDueDate(ctx, { invoiceId, dueOn })).toMatchObject({ id })
  await expect(changeDueDate(ctx, { invoiceId, dueOn: '2026-01-09' })).rejects.toMatchObject({ status: 422 })
})

test('a paid invoice has no second copy', async ({ ctx }) => {
  const { invoiceId } = await makeBoleto(ctx)
  await registerPayment(ctx, cash(invoiceId))
  await expect(changeDueDate(ctx, { invoiceId, dueOn: '2026-02-20' })).rejects.toMatchObject({
    code: 'invoice-not-open',
  })
  expect(await getBoleto(ctx, { invoiceId })).toMatchObject({ status: 'pending' })
})

test('an invoice whose payment is reversed gets a new boleto with a new number', async ({ ctx, drain }) => {
  const boleto = await makeBoleto(ctx)
  const { paymentId } = await registerPayment(ctx, cash(boleto.invoiceId))
  await drain()
  await reversePayment(ctx, { paymentId, reason: 'Cheque devolvido' })
  await drain()
  expect(await historyOf(ctx, boleto.invoiceId)).toMatchObject([
    { sequence: 1, status: 'cancelled' },
    { sequence: 2, status: 'pending' },
  ])
})
