import { expect } from 'vitest'
import { newId } from '#kernel/ids'
import { makeContract, makeDebt, test } from '#testing'
import { findLinkedInvoice } from './find-linked-invoice.ts'
import { getInvoiceLink, linkInvoices } from './link-invoices.ts'
import { renewLink } from './renew-link.ts'

const tokenIn = ({ path }: { path: string }) => path.slice('/f/'.length)
const gone = { status: 404, code: 'link-not-found' }

test('a link opens its invoice for who has no session at all, in the company that issued it', async ({ ctx }) => {
  const invoice = await makeDebt(ctx, await makeContract(ctx))
  const link = await getInvoiceLink(ctx, { id: invoice.id })
  expect(link).toEqual({ path: expect.stringMatching(/^\/f\/[\w-]{43}$/), url: null })
  const found = await findLinkedInvoice(ctx.forCompany(newId()), { token: tokenIn(link) })
  expect([found.id, found.ctx.companyId]).toEqual([invoice.id, ctx.companyId])
})

test('a renewed link is the only one that opens', async ({ ctx }) => {
  const { id } = await makeDebt(ctx, await makeContract(ctx))
  const first = await getInvoiceLink(ctx, { id })
  const second = await renewLink(ctx, { id })
  const third = await renewLink(ctx, { id })
  expect(await getInvoiceLink(ctx, { id })).toEqual(third)
  for (const old of [first, second])
    await expect(findLinkedInvoice(ctx, { token: tokenIn(old) })).rejects.toMatchObject(gone)
  expect((await findLinkedInvoice(ctx, { token: tokenIn(third) })).id).toBe(id)
})

test('the proof of one invoice opens no other, and what is no link is told the same', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  const one = await makeDebt(ctx, contract)
  const other = await makeDebt(ctx, contract, { dueOn: '2026-03-05' })
  const links = await linkInvoices(ctx, [one.id, other.id])
  const [a, b] = [one, other].map(({ id }) => Buffer.from(tokenIn(links.get(id) ?? { path: '' }), 'base64url'))
  const mixed = Buffer.concat([a?.subarray(0, 16) ?? Buffer.alloc(0), b?.subarray(16) ?? Buffer.alloc(0)])
  const nobodys = Buffer.from(newId().replaceAll('-', '') + '0'.repeat(32), 'hex')
  for (const token of [mixed.toString('base64url'), nobodys.toString('base64url'), one.id, '', 'x'.repeat(43)])
    await expect(findLinkedInvoice(ctx, { token })).rejects.toMatchObject(gone)
})
