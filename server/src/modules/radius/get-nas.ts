import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { findNas, type NasRow } from './store.ts'

/** A router of the company, without its secret. 404. */
export async function getNas(ctx: Ctx, { id }: { id: string }): Promise<NasRow> {
  const nas = await findNas(ctx, id)
  if (!nas) throw notFound('nas', 'Concentrador', id)
  return nas
}
