import { Socket } from 'node:net'
import pg from 'pg'

/** The database of the product. */
export const databaseName = 'open_sgp'

/** Any number of our own: every process that uses the server holds this advisory lock, shared. */
const leaseKey = 7_310_002

export type Lease = {
  /** @returns true when no other process uses the server any more */
  release: () => Promise<boolean>
}

export const databaseUrl = (port: number, password: string) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${databaseName}`

/**
 * Tells the server that this process uses it, on a connection of its own that ends with the process, however it ends.
 * @returns undefined while the server does not accept connections
 */
export async function takeLease(port: number, password: string): Promise<Lease | undefined> {
  const socket = new Socket()
  const connection = { host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' }
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: 5000,
    application_name: 'open-sgp lease',
    stream: () => socket,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [leaseKey])
    await createDatabase(client)
  } catch (error) {
    socket.destroy()
    if (codeOf(error) === '28P01')
      throw new Error(
        `O PostgreSQL na porta ${port} recusou a senha guardada em access.json, ao lado dos dados. Restaure esse arquivo ou pare esse servidor.`,
        { cause: error },
      )
    return undefined
  }
  socket.unref()
  return { release: () => release(client, socket) }
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
  if (rowCount) return
  try {
    await client.query(`create database ${databaseName}`)
  } catch (error) {
    // Another process created it in this very moment: duplicate_database, or unique_violation of the catalogue.
    if (!['42P04', '23505'].includes(codeOf(error))) throw error
  }
}

/** Release first, then ask for the lock alone: of two processes that leave together exactly one is the last. */
async function release(client: pg.Client, socket: Socket): Promise<boolean> {
  socket.ref()
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [leaseKey])
    const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [leaseKey])
    if (rows[0]?.last === true) return true
    await client.end()
    return false
  } catch {
    // The server is gone already: nothing is left to stop.
    socket.destroy()
    return false
  } finally {
    socket.unref()
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
