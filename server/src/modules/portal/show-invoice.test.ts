import { decodeBrCode } from '@open-sgp/pix'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { adjustInvoice, cancelInvoice, linkInvoices, registerPayment, reversePayment } from '#modules/billing'
import { receivePix } from '#modules/banking'
import { getClient } from '#modules/clients'
import { atDay, makeBoleto, makeDebt, makeContract, payInvoice, test } from '#testing'
import { showInvoice } from './show-invoice.ts'

/** As somebody without any session sees it on a day. */
async function show(ctx: Ctx, id: string, day = '2026-01-10') {
  const path = (await linkInvoices(ctx, [id])).get(id)?.path ?? ''
  return await showInvoice(atDay(ctx, day).forCompany(newId()), { token: path.slice('/f/'.length) })
}

test('an open invoice is explained to the centavo and shows of its payer a first name and half a document', async ({
  ctx,
}) => {
  const boleto = await makeBoleto(ctx, { dueOn: '2026-02-10' })
  await adjustInvoice(ctx, { invoiceId: boleto.invoiceId, amountCents: -500, reason: 'Combinado com a Ana da loja' })
  const shown = await show(ctx, boleto.invoiceId)
  const client = await getClient(ctx, { id: boleto.clientId })
  expect(shown).toMatchObject({ status: 'open', dueOn: '2026-02-10', fineCents: 0, interestCents: 0, receipt: null })
  expect(shown.items.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(shown.totalCents)
  expect(shown.items.at(-1)).toEqual({ description: 'Desconto', amountCents: -500 })
  const text = JSON.stringify(shown)
  for (const secret of [client.name, client.document ?? '', 'Combinado', boleto.clientId])
    expect(text).not.toContain(secret)
  expect(shown.payer).toEqual({
    greeting: client.name.split(' ')[0],
    document: expect.stringMatching(/^\*{3}\.\d{3}\.\d{3}-\*{2}$/),
  })
})

test('overdue, it costs the fine and the interest of today, and the Pix is of that amount and settles it', async ({
  ctx,
}) => {
  const { invoiceId, pixPayload, linhaDigitavel } = await makeBoleto(ctx, { dueOn: '2026-02-10' })
  const shown = await show(ctx, invoiceId, '2026-02-20')
  expect(shown.status).toBe('overdue')
  expect(shown.fineCents).toBeGreaterThan(0)
  expect(shown.interestCents).toBeGreaterThan(0)
  expect(shown.totalCents).toBe(shown.principalCents + shown.fineCents + shown.interestCents)
  expect(shown.means).toMatchObject({ linhaDigitavel, isRegistered: false })
  const code = decodeBrCode(shown.means?.pixPayload ?? '')
  const printed = decodeBrCode(pixPayload ?? '')
  expect(code).toMatchObject({ amountCents: shown.totalCents })
  if (code.kind !== 'static' || printed.kind !== 'static') throw new Error('A Pix of ours is static.')
  expect(code.txid).toBe(printed.txid)
  const paid = { e2eId: 'E'.padEnd(32, '7'), txid: code.txid ?? '', amountCents: shown.totalCents }
  expect(await receivePix(ctx, { ...paid, paidAt: atDay(ctx, '2026-02-20').now })).toMatchObject({
    outcome: 'settled',
    creditCents: 0,
  })
  expect(await show(ctx, invoiceId, '2026-02-21')).toMatchObject({
    status: 'paid',
    totalCents: 0,
    means: null,
    receipt: { paidOn: '2026-02-20', receivedCents: shown.totalCents, method: 'pix' },
  })
})

test('due on a day without banks, it is not overdue on the next one', async ({ ctx }) => {
  const { invoiceId } = await makeBoleto(ctx, { dueOn: '2026-02-14' })
  expect(await show(ctx, invoiceId, '2026-02-16')).toMatchObject({ status: 'open', fineCents: 0 })
})

test('a part already paid is taken off, and the Pix asks for the rest', async ({ ctx }) => {
  const { id } = await makeDebt(ctx, await makeContract(ctx), { dueOn: '2026-02-10' })
  await payInvoice(ctx, id, 4_000)
  expect(await show(ctx, id)).toMatchObject({ status: 'open', paidCents: 4_000, totalCents: 5_990 })
})

test('a payment taken back is no receipt', async ({ ctx }) => {
  const { id } = await makeDebt(ctx, await makeContract(ctx), { dueOn: '2026-02-10' })
  const money = { invoiceId: id, paidOn: ctx.today, receivedCents: 9_990 }
  const { paymentId } = await registerPayment(ctx, { ...money, sourceKey: 'cash:1', method: 'cash' })
  await reversePayment(ctx, { paymentId, reason: 'Cédula falsa' })
  expect(await show(ctx, id)).toMatchObject({ status: 'open', receipt: null })
  await registerPayment(ctx, { ...money, sourceKey: 'card:1', method: 'card' })
  expect(await show(ctx, id)).toMatchObject({ receipt: { receivedCents: 9_990, method: 'card' } })
})

test('a cancelled invoice asks for nothing and does not tell why', async ({ ctx }) => {
  const { id } = await makeDebt(ctx, await makeContract(ctx), { dueOn: '2026-02-10' })
  await cancelInvoice(ctx, { invoiceId: id, reason: 'Erro da Ana', releasesPeriod: false })
  const shown = await show(ctx, id)
  expect(shown).toMatchObject({ status: 'cancelled', totalCents: 0, means: null })
  expect(JSON.stringify(shown)).not.toContain('Erro da Ana')
})
