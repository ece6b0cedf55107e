import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { getInvoice, registerPayment, reversePayment } from '#modules/billing'
import { atDay, makeBoleto, makeBoletos, makeRetorno, retornoTitle, test } from '#testing'
import { changeDueDate } from './change-due-date.ts'
import { importRetorno } from './import-retorno.ts'
import { receivePix } from './receive-pix.ts'

const historyOf = (ctx: Ctx, invoiceId: string) =>
  ctx.db
    .selectFrom('banking.boletos')
    .select(['status', 'amountCents'])
    .where('invoiceId', '=', invoiceId)
    .orderBy('sequence')
    .execute()

const inCash = (invoiceId: string, receivedCents: number) =>
  ({ sourceKey: `cash:${receivedCents}`, method: 'cash', invoiceId, paidOn: '2026-01-10', receivedCents }) as const

test('after a partial payment the boleto asks for the rest, and after its reversal for all again', async ({
  ctx,
  drain,
}) => {
  const { invoiceId } = await makeBoleto(ctx)
  const { paymentId } = await registerPayment(ctx, inCash(invoiceId, 4_000))
  await drain()
  expect(await historyOf(ctx, invoiceId)).toEqual([
    { status: 'cancelled', amountCents: 9_990 },
    { status: 'pending', amountCents: 5_990 },
  ])
  await reversePayment(ctx, { paymentId, reason: 'Nota falsa' })
  await drain()
  expect((await historyOf(ctx, invoiceId)).at(-1)).toEqual({ status: 'pending', amountCents: 9_990 })
})

test('a title that the bank settled in part gets a boleto for the rest', async ({ ctx, drain }) => {
  const [boleto] = await makeBoletos(ctx, 1, { isSent: true })
  if (!boleto) throw new Error('A boleto is needed.')
  const later = atDay(ctx, '2026-02-09')
  const bytes = await makeRetorno(later, boleto.accountId, [retornoTitle(boleto, { receivedCents: 5_000 - 390 })])
  await importRetorno(later, { bytes, fileName: 'P.RET' })
  await drain(later.now)
  expect(await historyOf(ctx, boleto.invoiceId)).toEqual([
    { status: 'paid', amountCents: 9_990 },
    { status: 'pending', amountCents: 4_990 },
  ])
})

test('the old boleto paid in full after a partial Pix settles the rest and leaves a credit', async ({ ctx, drain }) => {
  const [boleto] = await makeBoletos(ctx, 1, { isSent: true })
  if (!boleto) throw new Error('A boleto is needed.')
  const later = atDay(ctx, '2026-02-09')
  const e2eId = 'E00000000202602091230abcdefghijk'
  await receivePix(later, { e2eId, txid: boleto.pixTxid, amountCents: 6_000, paidAt: later.now })
  await drain(later.now)
  const bytes = await makeRetorno(later, boleto.accountId, [retornoTitle(boleto)])
  await importRetorno(later, { bytes, fileName: 'P.RET' })
  await drain(later.now)
  expect(await getInvoice(later, { id: boleto.invoiceId })).toMatchObject({
    status: 'paid',
    payments: [{ principalCents: 6_000 }, { principalCents: 3_990, creditCents: 6_000 }],
  })
  expect((await historyOf(ctx, boleto.invoiceId)).map(({ status }) => status)).toEqual(['paid', 'cancelled'])
})

test('a second copy for the same day asks for what is open, not for what the first one asked', async ({ ctx }) => {
  const { invoiceId, dueOn } = await makeBoleto(ctx)
  await registerPayment(ctx, inCash(invoiceId, 4_000))
  expect(await changeDueDate(ctx, { invoiceId, dueOn })).toMatchObject({ amountCents: 5_990, dueOn })
})
