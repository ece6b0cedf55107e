import { expect } from 'vitest'
import { makeBoleto, makeBoletos, makeInvoice, test } from '#testing'
import { buildBoletoPdf } from './build-boleto-pdf.ts'

const isPdf = (content: Uint8Array) => Buffer.from(content.subarray(0, 5)).toString('latin1') === '%PDF-'
const pageCount = (content: Uint8Array) =>
  Buffer.from(content)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length

test('a boleto is a PDF of one page, named after its invoice', async ({ ctx }) => {
  const { invoiceId, invoiceNumber } = await makeBoleto(ctx)
  const { name, mediaType, content } = await buildBoletoPdf(ctx, { invoiceIds: [invoiceId], format: 'boleto' })
  expect({ name, mediaType }).toEqual({ name: `boleto-${invoiceNumber}.pdf`, mediaType: 'application/pdf' })
  expect(isPdf(content)).toBe(true)
  expect(pageCount(content)).toBe(1)
})

test('a carnê of four has a cover and two pages', async ({ ctx }) => {
  const first = await makeBoleto(ctx)
  const more = await makeBoletos(ctx, 3, { accountId: first.accountId, clientId: first.clientId })
  const invoiceIds = [first, ...more].map((boleto) => boleto.invoiceId)
  const { content } = await buildBoletoPdf(ctx, { invoiceIds, format: 'carne' })
  expect(pageCount(content)).toBe(3)
})

test('a title without boleto is named, and nothing is printed', async ({ ctx }) => {
  const { invoiceId } = await makeBoleto(ctx)
  const { id } = await makeInvoice(ctx)
  await expect(buildBoletoPdf(ctx, { invoiceIds: [invoiceId, id], format: 'boleto' })).rejects.toMatchObject({
    status: 404,
    code: 'boleto-not-found',
    extra: { invoiceIds: [id] },
  })
})
