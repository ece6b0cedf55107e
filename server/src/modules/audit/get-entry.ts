import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { withLabel } from './list-entries.ts'
import { readRecord } from './rules/read-record.ts'
import { findEntry, listDetails, listSiblings } from './store.ts'

const shown = 200

/** One row with before and after, and what else its request did. 404. */
export async function getEntry(ctx: Ctx, { id }: { id: string }) {
  const entry = await findEntry(ctx, id)
  if (!entry) throw notFound('audit-entry', 'Registro da trilha', id)
  const records = await listDetails(ctx, id, shown)
  const siblings = await listSiblings(ctx, entry, shown)
  return {
    ...withLabel(ctx, entry),
    records: records.map(readRecord),
    siblings: siblings.map((row) => withLabel(ctx, row)),
  }
}
