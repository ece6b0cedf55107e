import pg from 'pg'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'

/** Any number of our own: held by whoever makes or tests a backup, on a connection that ends with its process. */
const lockKey = 5_267_023

/** Runs `work` while no other process makes or tests a backup. 409 `backup-running`. */
export async function withBackupLock<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: ctx.ports.installation.databaseUrl,
    application_name: 'open-sgp backup lock',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ isMine: boolean }>('select pg_try_advisory_lock($1) as "isMine"', [lockKey])
    if (rows[0]?.isMine !== true)
      throw conflict('backup-running', 'Já há uma cópia ou um teste de restauração em andamento. Espere terminar.')
    return await work()
  } finally {
    await client.end()
  }
}
