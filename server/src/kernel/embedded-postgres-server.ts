import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { serverEnvironment } from './embedded-postgres-binaries.ts'
import { type Cluster, isAlive } from './embedded-postgres-cluster.ts'

/** `port` is undefined during the first moments of a start. */
export type Postmaster = { pid: number; port: number | undefined }

const defaults = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A backup needs to know whether a commit came before or after its snapshot (modules/backups/open-exact-snapshot.ts).
  track_commit_timestamp: 'on',
}

/** Where finished pieces of the write-ahead log wait to be archived. While this folder is absent they are not kept. */
export const walSpool = (folder: string) => join(folder, 'wal')

/**
 * PostgreSQL runs this by /bin/sh for each finished piece, in its data folder. A piece appears under its name whole or not at all.
 * The switch every minute bounds what a lost disk can take.
 */
function archiving(folder: string): Record<string, string> {
  const quote = (path: string) => `'${path.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`
  const spool = quote(walSpool(folder))
  const [draft, piece] = [`${spool}/%f.part`, `${spool}/%f`]
  const keep = `cp '%p' ${draft} && sync ${draft} && mv ${draft} ${piece}`
  return {
    archive_mode: 'on',
    archive_command: `[ ! -d ${spool} ] || [ -f ${piece} ] || { ${keep}; }`,
    archive_timeout: '60',
  }
}

/** Throw-away data: nothing has to survive a crash. */
const ephemeralSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/**
 * The server that runs on the cluster's data now, whoever started it. PostgreSQL itself trusts any live process with
 * the noted number, so after a crash a reused number would block it for ever: such a note is removed.
 */
export function findPostmaster({ data }: Cluster): Postmaster | undefined {
  const note = join(data, 'postmaster.pid')
  if (!existsSync(note)) return undefined
  const [pid, , , port] = readNote(note).split('\n').map(Number)
  if (!pid || !isAlive(pid)) return undefined
  if (servesData(pid, data)) return { pid, port: port || undefined }
  rmSync(note, { force: true })
  return undefined
}

function readNote(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function servesData(pid: number, data: string): boolean {
  const note = `/proc/${pid}/cmdline`
  const command = existsSync('/proc/self/cmdline')
    ? readNote(note).replaceAll('\0', ' ')
    : spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return command.includes('postgres') && command.includes(`-D ${data} `)
}

/** Starts the server in a session of its own, so that Ctrl+C in our terminal does not reach it. */
export function spawnServer(
  cluster: Cluster,
  port: number,
  settings: Record<string, string>,
  isEphemeral: boolean,
): ChildProcess {
  const all = { ...defaults, ...(isEphemeral ? ephemeralSettings : archiving(cluster.folder)), ...settings }
  const parameters = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(cluster)
  const server = spawn(
    join(cluster.binaries.folder, 'bin/postgres'),
    ['-D', cluster.data, '-p', String(port), ...parameters],
    {
      ...cluster.account,
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  server.on('error', () => {})
  server.unref()
  return server
}

const logPath = ({ folder }: Cluster) => join(folder, 'server.log')

/** One log a start, and the one before it. */
function openLog(cluster: Cluster): number {
  const path = logPath(cluster)
  if (existsSync(path)) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** The end of what the server said, for an error's text. */
export const logTail = (cluster: Cluster) => readNote(logPath(cluster)).slice(-1500)

/** @returns the wanted port when it is free, else any free one */
export const freePort = (wanted: number) => listenOnce(wanted).catch(() => listenOnce(0))

const listenOnce = (port: number) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
