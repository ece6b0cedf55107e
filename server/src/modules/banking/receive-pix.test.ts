import { expect } from 'vitest'
import { getInvoice, reversePayment } from '#modules/billing'
import { atDay, makeBoleto, makeBoletos, makeInvoice, makeRetorno, retornoTitle, test } from '#testing'
import { assignReceipt } from './assign-receipt.ts'
import { importRetorno } from './import-retorno.ts'
import { listReceipts } from './list-receipts.ts'
import { receivePix } from './receive-pix.ts'

const waiting = { limit: 10, state: 'waiting' } as const
const e2eId = 'E00000000202602091230abcdefghijk'
const paidAt = new Date('2026-02-10T02:30:00Z')

test('a Pix pays the invoice of its txid on the civil date of São Paulo', async ({ ctx }) => {
  const { pixTxid, invoiceId } = await makeBoleto(ctx)
  expect(await receivePix(ctx, { e2eId, txid: pixTxid, amountCents: 9990, paidAt })).toMatchObject({
    outcome: 'settled',
  })
  expect(await getInvoice(ctx, { id: invoiceId })).toMatchObject({
    status: 'paid',
    payments: [{ method: 'pix', paidOn: '2026-02-09', sourceKey: `pix:${e2eId}` }],
  })
})

test('the same Pix told twice is booked once', async ({ ctx }) => {
  const { pixTxid: txid, invoiceId } = await makeBoleto(ctx)
  await receivePix(ctx, { e2eId, txid, amountCents: 9990, paidAt })
  expect(await receivePix(ctx, { e2eId, txid, amountCents: 9990, paidAt })).toMatchObject({ outcome: 'duplicate' })
  expect((await getInvoice(ctx, { id: invoiceId })).payments).toHaveLength(1)
})

test('a boleto that its Pix paid is written off at the bank', async ({ ctx, drain }) => {
  const [boleto] = await makeBoletos(ctx, 1, { isSent: true })
  await receivePix(ctx, { e2eId, txid: boleto?.pixTxid ?? null, amountCents: 9990, paidAt })
  await drain()
  const orders = await ctx.db
    .selectFrom('banking.instructions')
    .select(['command', 'status'])
    .where('boletoId', '=', boleto?.id ?? '')
    .orderBy('command')
    .execute()
  expect(orders).toEqual([
    { command: 'register', status: 'sent' },
    { command: 'write_off', status: 'pending' },
  ])
})

test('a Pix without a title waits in the list until a person gives it one', async ({ ctx }) => {
  for (let times = 0; times < 2; times++)
    expect(await receivePix(ctx, { e2eId, txid: 'NADA', amountCents: 10_000, paidAt })).toMatchObject({
      outcome: 'unmatched',
    })
  const { items } = await listReceipts(ctx, waiting)
  expect(items).toMatchObject([{ receivedCents: 10_000, method: 'pix', paidOn: '2026-02-09' }])
  const invoice = await makeInvoice(ctx)
  const receiptId = items[0]?.id ?? ''
  await assignReceipt(ctx, { receiptId, invoiceId: invoice.id })
  expect(await getInvoice(ctx, { id: invoice.id })).toMatchObject({ status: 'paid', payments: [{ creditCents: 10 }] })
  await expect(assignReceipt(ctx, { receiptId, invoiceId: invoice.id })).rejects.toMatchObject({
    code: 'already-assigned',
  })
  expect(await listReceipts(ctx, waiting)).toMatchObject({ items: [] })
  expect(await receivePix(ctx, { e2eId, txid: 'NADA', amountCents: 10_000, paidAt })).toMatchObject({
    outcome: 'duplicate',
  })
  expect(await listReceipts(ctx, waiting)).toMatchObject({ items: [] })
})

test('money of a retorno without a title waits in the same list, gross of the fee', async ({ ctx }) => {
  const [boleto] = await makeBoletos(ctx, 1, { isSent: true })
  if (!boleto) throw new Error('A boleto is needed.')
  const stranger = { ...retornoTitle(boleto), nossoNumero: '00000777', seuNumero: 'ANTIGO' }
  const bytes = await makeRetorno(ctx, boleto.accountId, [stranger])
  const { id } = await importRetorno(atDay(ctx, '2026-02-11'), { bytes, fileName: 'a.ret' })
  const { items } = await listReceipts(ctx, waiting)
  expect(items).toMatchObject([{ retornoId: id, line: 2, receivedCents: 9990, feeCents: 390, paidOn: '2026-02-10' }])
  await assignReceipt(ctx, { receiptId: items[0]?.id ?? '', invoiceId: boleto.invoiceId })
  expect(await getInvoice(ctx, { id: boleto.invoiceId })).toMatchObject({ status: 'paid' })
})

test('money given to the wrong title is reversed and given to another', async ({ ctx }) => {
  await receivePix(ctx, { e2eId, txid: null, amountCents: 9990, paidAt })
  const receiptId = (await listReceipts(ctx, waiting)).items[0]?.id ?? ''
  const [wrong, right] = [await makeInvoice(ctx), await makeInvoice(ctx)]
  const { paymentId } = await assignReceipt(ctx, { receiptId, invoiceId: wrong.id })
  await reversePayment(ctx, { paymentId: paymentId ?? '', reason: 'Título errado' })
  expect(await listReceipts(ctx, waiting)).toMatchObject({
    items: [{ id: receiptId, paymentId: null, assignedAt: null }],
  })
  expect(await listReceipts(ctx, { ...waiting, state: 'assigned' })).toMatchObject({ items: [] })
  await assignReceipt(ctx, { receiptId, invoiceId: right.id })
  expect(await listReceipts(ctx, waiting)).toMatchObject({ items: [] })
  expect(await listReceipts(ctx, { ...waiting, state: 'assigned' })).toMatchObject({ items: [{ id: receiptId }] })
  expect(await getInvoice(ctx, { id: wrong.id })).toMatchObject({ status: 'open' })
  expect(await getInvoice(ctx, { id: right.id })).toMatchObject({ status: 'paid' })
  await expect(assignReceipt(ctx, { receiptId, invoiceId: wrong.id })).rejects.toMatchObject({
    code: 'already-assigned',
  })
  expect(await receivePix(ctx, { e2eId, txid: null, amountCents: 9990, paidAt })).toMatchObject({
    outcome: 'duplicate',
  })
})
