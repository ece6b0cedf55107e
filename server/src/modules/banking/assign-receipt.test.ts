import { expect } from 'vitest'
import { getInvoice } from '#modules/billing'
import { makeInvoice, makeRetorno, retornoTitle, test } from '#testing'
import { assignReceipt } from './assign-receipt.ts'
import { listReceipts } from './list-receipts.ts'
import { first, world } from './retorno-fixtures.ts'

const strange = { nossoNumero: '99999999', seuNumero: 'X', receivedCents: 15_000, feeCents: 0, faceCents: 15_000 }

test('the effect of giving money to a title is seen before it is given', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  await post(await makeRetorno(ctx, accountId, [retornoTitle(first(boletos), strange)]))
  const { id: receiptId } = first((await listReceipts(later, { state: 'waiting', limit: 10 })).items)
  const { id: invoiceId } = await makeInvoice(later, { amountCents: 10_000, dueOn: '2026-03-10' })

  const effect = { outcome: 'settled', principalCents: 10_000, creditCents: 5_000 }
  expect(await assignReceipt(later, { receiptId, invoiceId, dryRun: true })).toMatchObject(effect)
  expect(await getInvoice(later, { id: invoiceId })).toMatchObject({ status: 'open', payments: [] })
  expect(await assignReceipt(later, { receiptId, invoiceId })).toMatchObject(effect)
  expect(await getInvoice(later, { id: invoiceId })).toMatchObject({ status: 'paid' })
})

test('money of nobody’s title may become a client’s credit', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  await post(await makeRetorno(ctx, accountId, [retornoTitle(first(boletos), strange)]))
  const { id: receiptId } = first((await listReceipts(later, { state: 'waiting', limit: 10 })).items)
  const { clientId } = await makeInvoice(later)
  expect(await assignReceipt(later, { receiptId, clientId })).toMatchObject({ outcome: 'credit', creditCents: 15_000 })
  await expect(assignReceipt(later, { receiptId, clientId })).rejects.toMatchObject({ code: 'already-assigned' })
})
