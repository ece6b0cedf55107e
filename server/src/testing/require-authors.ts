import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#kernel/db'

/** Whatever a test of a use case wrote, the audit log knows who did it: no way of writing loses its author. */
export async function requireAuthors(tx: Db): Promise<void> {
  const found = await sql<{ what: string }>`select distinct table_name || ' ' || op as what from kernel.audit_log
    where kind = 'change' and actor_kind = 'database'`
    .execute(tx)
    // A transaction that a test let fail tells nothing any more.
    .catch(() => ({ rows: [] }))
  expect(found.rows, 'changes without an author').toEqual([])
}
