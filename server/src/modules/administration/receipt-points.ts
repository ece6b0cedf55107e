import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { getSite } from './sites.ts'
import { listReceiptPointRows } from './store-house.ts'

/** Where the company takes money, by name; those out of use too: what was taken there stays. */
export const listReceiptPoints = async (ctx: Ctx) => ({ items: await listReceiptPointRows(ctx) })

/** Passes only for a receipt point in use. 404 for an unknown place, 422 at `/receiptPointId`. */
export async function requireReceiptPoint(ctx: Ctx, id: string): Promise<void> {
  const { kind, isActive, name } = await getSite(ctx, { id })
  if (kind !== 'receipt_point') throw invalid('/receiptPointId', `${name} não é um ponto de recebimento.`)
  if (!isActive) throw invalid('/receiptPointId', `O ponto de recebimento ${name} está fora de uso: escolha outro.`)
}
