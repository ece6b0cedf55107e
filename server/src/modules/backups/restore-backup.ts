import { conflict } from '#kernel/errors'
import { hasCluster } from '#kernel/embedded-postgres-draft'
import type { Master } from '#kernel/master-key'
import type { Target } from './installation.ts'
import type { Census, Manifest } from './manifest.ts'
import { restoreBase } from './restore-base.ts'
import { restoreDump } from './restore-dump.ts'
import { listManifests, verifyBackup } from './verify-backup.ts'

export type Restore = {
  target: Target
  /** A backup's id, or `latest`. */
  id: string
  master: Master
  /** age identity of the recipient. */
  identity: string
  dataDir: string
  /** For dumps; absent: the embedded server of `dataDir`. */
  databaseUrl?: string | undefined
  /** Any instant since a physical copy, where the log was archived. */
  until?: Date | undefined
  /** The database that gives way, by name. */
  replace?: string | undefined
}

export type Restored = { manifest: Manifest; census: Census; movedTo: string | undefined }

const embeddedName = 'open_sgp'

/** Verifies all of a backup first, then restores it and compares. Nothing of what is there is touched before all of it holds. */
export async function restoreBackup({
  target,
  id,
  master,
  identity,
  dataDir,
  databaseUrl,
  until,
  replace,
}: Restore): Promise<Restored> {
  const wanted = until ? await findBefore(target, until) : id
  const { manifest, census } = await verifyBackup({ target, id: wanted, master, identity })
  if (!census) throw new Error('A backup verified with its identity has a census.')
  const restore = { target, manifest, census, identity }
  if (manifest.kind === 'dump') {
    if (databaseUrl === undefined)
      throw conflict(
        'database-url-missing',
        `A cópia ${manifest.id} é de um PostgreSQL próprio: aponte DATABASE_URL para um banco vazio do PostgreSQL ${manifest.postgresMajor}.`,
      )
    return { manifest, ...(await restoreDump({ ...restore, databaseUrl, replace })) }
  }
  if (databaseUrl !== undefined)
    throw conflict(
      'database-url-given',
      `A cópia ${manifest.id} é do PostgreSQL embutido e volta a DATA_DIR: tire DATABASE_URL do ambiente.`,
    )
  if (replace !== embeddedName && hasCluster(dataDir))
    throw conflict(
      'database-not-empty',
      `Já há um banco em ${dataDir}. Use outra pasta em DATA_DIR, ou pare o Open-SGP e confirme com --replace ${embeddedName}: o atual será movido, não apagado.`,
    )
  return { manifest, ...(await restoreBase({ ...restore, dataDir, until })) }
}

/** The newest copy that ended before an instant: recovery only goes forward. */
async function findBefore(target: Target, until: Date): Promise<string> {
  const found = (await listManifests(target)).find(
    ({ kind, finishedAt }) => kind === 'base' && new Date(finishedAt) <= until,
  )
  if (!found) throw conflict('no-backup-before', `Não há cópia física terminada antes de ${until.toISOString()}.`)
  return found.id
}
