import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Db } from '#kernel/db'
import { unavailable } from '#kernel/errors'

const attempts = 400
const settleMs = 30

/**
 * Runs `work` in a transaction that sees exactly what a recovery up to `lsn` (exclusive) will see. Visibility follows the moment in
 * which a commit is announced, recovery follows the place of its record: a commit between the two would be in one and not in the
 * other. Commit times tell those cases, and the snapshot is taken anew until there is none. `client`: another connection.
 */
export async function withExactSnapshot<T>(
  db: Db,
  client: pg.Client,
  work: (db: Db, lsn: string) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const { rows } = await sql<{ snapshot: string; lsn: string; at: string }>`
          select pg_current_snapshot()::text as snapshot, pg_current_wal_insert_lsn()::text as lsn, clock_timestamp()::text as at`.execute(
          tx,
        )
        const [mark] = rows
        if (!mark || (await countDoubts(client, mark)) > 0) return undefined
        const result = await work(tx, mark.lsn)
        // One that was being announced all the while shows only now.
        return (await countDoubts(client, mark)) > 0 ? undefined : { result }
      })
    if (found) return found.result
    await sleep(Math.random() * 10)
  }
  throw unavailable(
    'backup-no-instant',
    'O banco não parou de gravar por um instante sequer. Tente de novo em um momento mais calmo.',
  )
}

/** Commits of which it is not sure that their records lie behind the mark. Our own commit flushes all that lies before it first. */
async function countDoubts(client: pg.Client, { snapshot, at }: { snapshot: string; at: string }): Promise<number> {
  await client.query("select pg_logical_emit_message(true, 'open-sgp', 'backup')")
  await sleep(settleMs)
  const { rows } = await client.query<{ doubts: number }>(
    `select count(*)::int as doubts from (
       select pg_snapshot_xip($1::pg_snapshot) as x
       union all select generate_series(pg_snapshot_xmax($1::pg_snapshot)::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8
     ) t where pg_xact_status(x) = 'committed' and coalesce(pg_xact_commit_timestamp(x::xid) <= $2::timestamptz, true)`,
    [snapshot, at],
  )
  return rows[0]?.doubts ?? 1
}
