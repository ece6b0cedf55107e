import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '#kernel/embedded-postgres-server'

const packages = '/usr/lib/postgresql'
const [major] = existsSync(packages)
  ? readdirSync(packages).filter((one) => existsSync(join(packages, one, 'bin/initdb')))
  : []

/** Whether the machine has a PostgreSQL server of its own. */
export const hasOwnPostgres = major !== undefined

export type OwnPostgres = {
  url: (database: string) => string
  query: (text: string) => Promise<void>
  stop: () => Promise<void>
}

/** A PostgreSQL of the system's own packages, as a provider has one; its owner is not asked for a password. */
export async function openOwnPostgres(): Promise<OwnPostgres> {
  const bin = join(packages, major ?? '', 'bin')
  const folder = mkdtempSync(join(tmpdir(), 'open-sgp-own-'))
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'dono', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      ...account,
      cwd: '/',
    },
  )
  if (made.status !== 0) throw new Error(String(made.stderr))
  const port = await freePort(0)
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off']
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  })
  const url = (database: string) => `postgres://dono@127.0.0.1:${port}/${database}`
  const query = async (text: string) => {
    const client = new pg.Client({ connectionString: url('postgres') })
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }
  for (let tries = 0; tries < 200 && !(await answers(query)); tries++) await sleep(100)
  const stop = async () => {
    server.kill('SIGINT')
    while (server.exitCode === null) await sleep(50)
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, query, stop }
}

const answers = (query: OwnPostgres['query']): Promise<boolean> =>
  query('select 1').then(
    () => true,
    () => false,
  )
