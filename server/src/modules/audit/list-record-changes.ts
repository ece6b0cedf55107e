import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { withLabel } from './list-entries.ts'
import { readRecord } from './rules/read-record.ts'
import type { RecordFilter } from './schemas.ts'
import { listChangesOf } from './store.ts'

/** What was done to a record and to what belongs to it (a client's addresses, a contract's periods), newest first. */
export async function listRecordChanges(ctx: Ctx, { recordId, cursor, limit }: z.output<typeof RecordFilter>) {
  const before = decodeCursor(z.tuple([Id, z.int()]), cursor)
  const rows = await listChangesOf(ctx, { recordId, before, limit: limit + 1 })
  const page = toPage(rows, limit, ({ id, position }) => [id, position])
  return {
    ...page,
    items: page.items.map(({ parentId, content, ...row }) => ({
      ...withLabel(ctx, row),
      record: readRecord({ recordId: row.recordId, parentId, content }),
    })),
  }
}
