import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Made anew by each start: their folders are kept, what is in them is not. PostgreSQL manual, “Backing Up the Data Directory”. */
const emptied = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])

const skipped =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|pg_internal\.init.*|pgsql_tmp.*|t\d+_\d+(_(fsm|vm))?(\.\d+)?|.*\.signal|current_logfiles.*)$/

const control = 'global/pg_control'

/** What a physical copy holds of a data directory, relative to it, folders before their contents, the control file last. */
export async function* listDataFiles(data: string): AsyncGenerator<{ path: string; isDirectory: boolean }> {
  yield* walk(data, '')
  yield { path: 'pg_wal/archive_status', isDirectory: true }
  yield { path: control, isDirectory: false }
}

async function* walk(data: string, under: string): AsyncGenerator<{ path: string; isDirectory: boolean }> {
  const entries = await readdir(join(data, under), { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (skipped.test(entry.name) || path === control) continue
    if (!entry.isDirectory()) {
      if (entry.isFile()) yield { path, isDirectory: false }
      continue
    }
    yield { path, isDirectory: true }
    if (!emptied.has(path)) yield* walk(data, path)
  }
}
