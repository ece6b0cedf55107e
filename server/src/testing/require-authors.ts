import { sql } from 'kysely'
import { expect } from 'vitest'
import { houseId } from '#kernel/attribute-writes'
import type { Db } from '#kernel/db'

/** Whatever a test of a use case wrote, the audit log knows who did it: no way of writing loses its author. */
export async function requireAuthors(tx: Db): Promise<void> {
  const found = await sql<{ what: string }>`select distinct table_name || ' ' || op as what from kernel.audit_log
    where kind = 'change' and (actor_kind = 'database' or actor_id = ${houseId})
      and xmin::text::bigint >= pg_current_xact_id()::text::bigint % 4294967296`
    .execute(tx)
    // A transaction that a test let fail tells nothing any more.
    .catch(() => ({ rows: [] }))
  expect(found.rows, 'changes without an author').toEqual([])
}
