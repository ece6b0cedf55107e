import { isIP } from 'node:net'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { summaryOf } from './rules/find-route.ts'
import { labelTable } from './rules/words.ts'
import type { AuditFilter } from './schemas.ts'
import { listEntries as listRows, type EntryRow } from './store.ts'

/** The row with what people call its table and its request. */
export const withLabel = <T extends EntryRow>({ routes }: Ctx, row: T) => ({
  ...row,
  tableLabel: labelTable(row.tableName),
  summary: row.method === null || row.path === null ? null : summaryOf(routes, row.method, row.path),
})

/** The log, newest first. `until` is the last day that counts. */
export async function listEntries(ctx: Ctx, { cursor, limit, from, until, ...filter }: z.output<typeof AuditFilter>) {
  const searched = readSearch(filter.search)
  const before = decodeCursor(z.tuple([z.iso.datetime(), Id]), cursor)
  const rows = await listRows(ctx, {
    from,
    until,
    person: filter.person ?? searched.person,
    anyId: searched.anyId,
    table: filter.table,
    recordId: filter.recordId,
    requestId: filter.requestId,
    kind: filter.kind,
    address: filter.address ?? searched.address,
    before,
    limit: limit + 1,
  })
  return toPage(
    rows.map((row) => withLabel(ctx, row)),
    limit,
    ({ at, id }) => [at.toISOString(), id],
  )
}

/** An address, an id, or part of a name: what it looks like. */
function readSearch(text: string | undefined): { person?: string; anyId?: string; address?: string } {
  if (text === undefined) return {}
  if (isIP(text)) return { address: text }
  return Id.safeParse(text).success ? { anyId: text } : { person: text }
}
