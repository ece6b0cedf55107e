import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { getClient } from './get-client.ts'
import type { DocumentFilter } from './schemas-file.ts'
import { listDocuments as selectDocuments } from './store-file.ts'

/** A client's papers, newest first. 404 when the company has no such client. */
export async function listDocuments(
  ctx: Ctx,
  { clientId, limit, cursor }: { clientId: string } & z.output<typeof DocumentFilter>,
) {
  await getClient(ctx, { id: clientId })
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await selectDocuments(ctx, { clientId, before, limit: limit + 1 }), limit, ({ id }) => [id])
}
