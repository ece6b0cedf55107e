import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { findDebtor } from './views.ts'
import { findClientBalance, listMovements } from './views-ledger.ts'

/** A client's account: what is owed and what is credit now, and every movement of both, newest first. 404 when unknown. */
export async function getStatement(
  ctx: Ctx,
  { clientId, limit, cursor }: { clientId: string; limit: number; cursor?: string | undefined },
) {
  if (!(await findDebtor(ctx, clientId, null))) throw notFound('client', 'Cliente', clientId)
  const [before] = decodeCursor(z.tuple([z.uuid()]), cursor) ?? [undefined]
  const movements = await listMovements(ctx, clientId, before, limit + 1)
  return { ...(await findClientBalance(ctx, clientId)), ...toPage(movements, limit, (row) => [row.id]) }
}
