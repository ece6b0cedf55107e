import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { getClient } from './get-client.ts'
import { HistoryEntry, type HistoryFilter } from './schemas.ts'
import { listHistory as selectHistory } from './views.ts'

/** A client's timeline, newest first, optionally of one kind. 404 when the company has no such client. */
export async function listHistory(
  ctx: Ctx,
  { clientId, kind, limit, cursor }: { clientId: string } & z.output<typeof HistoryFilter>,
) {
  await getClient(ctx, { id: clientId })
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  const rows = await selectHistory(ctx, { clientId, kind, before, limit: limit + 1 })
  const page = toPage(rows, limit, (row) => [row.id])
  return { ...page, items: page.items.map((row) => HistoryEntry.parse(row)) }
}
