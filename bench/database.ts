import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createApp, prepareDatabase, type App } from '../server/src/app.ts'
import { createCtx, type Ctx } from '../server/src/kernel/context.ts'
import { startEmbeddedPostgres } from '../server/src/kernel/embedded-postgres.ts'
import { newId } from '../server/src/kernel/ids.ts'
import { makeCompany } from '../server/src/testing/make.ts'

export type Bench = { app: App; ctx: Ctx; url: string }

/** What every process of a measure opens its database with. */
export const benchKey = 'a-key-for-measuring-only-0123456789abc'

const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }

/**
 * A throw-away database on a server of its own, with one company. Nothing waits for the disk, on neither side of a ratio, unless
 * `isDurable`: where the two sides wait differently, that is part of what is measured.
 */
export async function withDatabase(
  work: (bench: Bench) => Promise<void>,
  { isDurable = false }: { isDurable?: boolean } = {},
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'open-sgp-bench-'))
  chmodSync(dataDir, 0o755)
  const cluster = await startEmbeddedPostgres({
    dataDir,
    ephemeral: true,
    settings: {
      shared_buffers: '1GB',
      work_mem: '64MB',
      maintenance_work_mem: '512MB',
      max_wal_size: '8GB',
      checkpoint_timeout: '30min',
      ...(isDurable && durable),
    },
  })
  try {
    await prepareDatabase(cluster.url)
    const app = await createApp({
      url: cluster.url,
      secretKey: benchKey,
      ports: {} as never,
      logLevel: 'silent',
    })
    const outside = createCtx(app.runtime, {
      actor: { kind: 'system', id: 'bench', name: 'Medida', permissions: new Set() },
      companyId: newId(),
    })
    await work({ app, ctx: outside.forCompany((await makeCompany(outside)).id), url: cluster.url })
    await app.close()
  } finally {
    await cluster.stop()
    for (const folder of new Set([dirname(cluster.folder), dataDir])) rmSync(folder, { recursive: true, force: true })
  }
}
