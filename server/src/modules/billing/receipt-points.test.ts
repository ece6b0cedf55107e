import { expect } from 'vitest'
import { createSite } from '#modules/administration'
import { makeCompany, makeInvoice, test } from '#testing'
import type { Ctx } from '#kernel/context'
import { listPayments } from './list-payments.ts'
import { registerReceipt } from './register-receipt.ts'

const open = (ctx: Ctx, name: string, kind: 'receipt_point' | 'pop' = 'receipt_point') =>
  createSite(ctx, { kind, name, ibgeCode: '4205407' })

const take = async (ctx: Ctx, receiptPointId?: string) => {
  const { id: invoiceId } = await makeInvoice(ctx)
  return await registerReceipt(ctx, { invoiceId, method: 'cash', receivedCents: 9_990, receiptPointId })
}

test('a payment remembers the counter that took it, and lists find it there', async ({ ctx }) => {
  const [centre, north] = [await open(ctx, 'Loja Centro'), await open(ctx, 'Loja Norte')]
  const { paymentId } = await take(ctx, centre.id)
  await take(ctx, north.id)
  await take(ctx)
  const { items } = await listPayments(ctx, { limit: 50, receiptPointId: centre.id })
  expect(items).toMatchObject([{ id: paymentId, receiptPointName: 'Loja Centro' }])
  expect((await listPayments(ctx, { limit: 50 })).items.map((row) => row.receiptPointName).toSorted()).toEqual(
    ['Loja Centro', 'Loja Norte', null].toSorted(),
  )
})

test('a counter out of use, a place of another kind and one of another company take no money', async ({ ctx }) => {
  const closed = await open(ctx, 'Loja fechada')
  await ctx.db.updateTable('administration.sites').set({ isActive: false }).where('id', '=', closed.id).execute()
  const at = (id: string) => take(ctx, id)
  await expect(at(closed.id)).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ pointer: '/receiptPointId' }] },
  })
  await expect(at((await open(ctx, 'POP', 'pop')).id)).rejects.toMatchObject({ status: 422 })
  const other = ctx.forCompany((await makeCompany(ctx)).id)
  await expect(at((await open(other, 'Loja alheia')).id)).rejects.toMatchObject({ status: 404 })
})
