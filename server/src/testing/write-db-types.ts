// `npm run db:types`: writes kernel/db.types.ts from a freshly migrated database, so that SQL stays the one source of truth.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres'
import { migrate } from '#kernel/migrate'

const root = join(import.meta.dirname, '../../..')
const dataDir = mkdtempSync(join(tmpdir(), 'open-sgp-types-'))
const cluster = await startEmbeddedPostgres({ dataDir, ephemeral: true })
try {
  await migrate(cluster.url)
  const done = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      ...[
        '--dialect',
        'postgres',
        '--url',
        cluster.url,
        '--camel-case',
        '--out-file',
        join(root, 'server/src/kernel/db.types.ts'),
      ],
      ...[
        '--type-mapping',
        JSON.stringify({ int8: 'number', date: 'string' }),
        '--exclude-pattern',
        '{pgboss.*,public.*,aaa.*,freeradius.*}',
        '--numeric-parser',
        'string',
      ],
    ],
    { stdio: 'inherit' },
  )
  process.exitCode = done.status ?? 1
} finally {
  await cluster.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
