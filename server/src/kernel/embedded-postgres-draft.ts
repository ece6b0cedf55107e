import { type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseHome, clusterFolder, makePublic } from './embedded-postgres-account.ts'
import { prepareBinaries } from './embedded-postgres-binaries.ts'
import { Access, type Cluster } from './embedded-postgres-cluster.ts'
import { databaseUrl } from './embedded-postgres-lease.ts'
import { findPostmaster, freePort, logTail, spawnServer } from './embedded-postgres-server.ts'

/** A place for a cluster that is filled from outside: it takes its name only when it is good. */
export type ClusterDraft = {
  folder: string
  /** What becomes PostgreSQL's data directory. */
  data: string
  major: string
  /** Gives everything in it to the server's account. */
  adopt: () => void
  /** Runs the server on it until it has recovered and takes writes. */
  start: (settings: Record<string, string>) => Promise<{ url: string; stop: () => Promise<void> }>
  /** It becomes the cluster of its DATA_DIR; what is there is moved aside and named. */
  keep: () => { movedTo: string | undefined }
  discard: () => void
}

const patienceMs = 600_000

/** Whether `dataDir` holds a cluster already. */
export const hasCluster = (dataDir: string): boolean =>
  existsSync(clusterFolder(chooseHome(resolve(dataDir), false).place))

/** Makes the place beside where the cluster of `dataDir` is or will be. `isScratch`: in a temporary folder, never kept. */
export function draftCluster(dataDir: string, { isScratch = false } = {}): ClusterDraft {
  const { place, account } = chooseHome(resolve(dataDir), isScratch)
  const binaries = prepareBinaries(account)
  const target = clusterFolder(place)
  const folder = `${target}.${process.pid}`
  rmSync(folder, { recursive: true, force: true })
  const data = join(makePublic(folder), 'data')
  mkdirSync(data, { mode: 0o700 })
  return {
    folder,
    data,
    major: binaries.major,
    adopt: () => adopt(folder, data, account),
    start: async (settings) => {
      const access = Access.parse(JSON.parse(readFileSync(join(folder, 'access.json'), 'utf8')))
      return await startDraft({ folder, data, binaries, account, access }, settings)
    },
    keep: () => {
      const movedTo = existsSync(target) ? `${target}-antes-${Date.now()}` : undefined
      if (movedTo !== undefined) renameSync(target, movedTo)
      renameSync(folder, target)
      return { movedTo }
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function adopt(folder: string, data: string, account: Cluster['account']): void {
  chmodSync(data, 0o700)
  if (!account) return
  const own = (path: string) => chownSync(path, account.uid, account.gid)
  for (const name of readdirSync(folder).filter((entry) => entry !== 'access.json')) {
    own(join(folder, name))
    for (const entry of readdirSync(join(folder, name), { recursive: true, withFileTypes: true }))
      if (!entry.isSymbolicLink()) own(join(entry.parentPath, entry.name))
  }
}

async function startDraft(cluster: Cluster, settings: Record<string, string>) {
  const port = await freePort(0)
  const server = spawnServer(cluster, port, settings, false)
  const url = databaseUrl(port, cluster.access.password)
  const stop = async () => {
    const postmaster = findPostmaster(cluster)
    if (postmaster) process.kill(postmaster.pid, 'SIGINT')
    while (findPostmaster(cluster)) await sleep(20)
  }
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(100)) {
    if (!isRunning(server))
      throw new Error(`O PostgreSQL parou durante a recuperação. O servidor disse:\n${logTail(cluster)}`)
    if (await takesWrites(url)) return { url, stop }
  }
  await stop()
  throw new Error(
    `A recuperação não terminou em ${patienceMs / 60_000} minutos. O servidor disse:\n${logTail(cluster)}`,
  )
}

const isRunning = (server: ChildProcess) => server.exitCode === null && server.signalCode === null

async function takesWrites(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ isRecovering: boolean }>('select pg_is_in_recovery() as "isRecovering"')
    return rows[0]?.isRecovering === false
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
