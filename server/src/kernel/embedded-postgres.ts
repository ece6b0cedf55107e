import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, openCluster, rememberPort } from './embedded-postgres-cluster.ts'
import { databaseUrl, type Lease, takeLease } from './embedded-postgres-lease.ts'
import { findPostmaster, freePort, logTail, type Postmaster, spawnServer } from './embedded-postgres-server.ts'

export type EmbeddedPostgresOptions = {
  /** Where the data live; created when missing. */
  dataDir: string
  /** Default: a free loopback port, kept for the next start while it stays free. */
  port?: number
  /** Further server settings (`shared_buffers: '1GB'`). They count only for the process that starts the server. */
  settings?: Record<string, string>
  /** Throw-away data (tests, measurements): no fsync, and the server dies with this process. */
  ephemeral?: boolean
}

export type EmbeddedPostgres = {
  /** Connection string of the product's database, as superuser. */
  url: string
  port: number
  /** Where the cluster really lies: not in `dataDir` when root asked for a place that the server's account cannot enter. */
  folder: string
  /** Leaves the server; the last process to leave stops it. */
  stop: () => Promise<void>
}

const patienceMs = 120_000
const maxStarts = 5

/**
 * Starts the embedded PostgreSQL of `dataDir` on 127.0.0.1, or joins it when it runs already: any number of processes
 * (API, worker, CLI) share one server. PostgreSQL's own lock on the data decides who starts it; whoever leaves last
 * stops it. After a kill -9 of its users the server runs on until the next one comes, uses it and leaves.
 * @throws Error that names the cause and the cure, in Portuguese
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = openCluster(options.dataDir, options.ephemeral ?? false)
  const { lease, port } = await joinOrStart(cluster, options)
  rememberPort(cluster, port)
  const killAtExit = () => signal(findPostmaster(cluster), 'SIGQUIT')
  if (options.ephemeral) process.once('exit', killAtExit)
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= leave(cluster, lease).finally(() => process.off('exit', killAtExit)))
  return { url: databaseUrl(port, cluster.access.password), port, folder: cluster.folder, stop }
}

async function joinOrStart(
  cluster: Cluster,
  options: EmbeddedPostgresOptions,
): Promise<{ lease: Lease; port: number }> {
  const deadline = Date.now() + patienceMs
  let server: ChildProcess | undefined
  for (let starts = 0; Date.now() < deadline; await sleep(30)) {
    const postmaster = findPostmaster(cluster)
    const port = postmaster?.port
    const lease = port === undefined ? undefined : await takeLease(port, cluster.access.password)
    if (port !== undefined && lease) return { lease, port }
    if (postmaster || isRunning(server)) continue
    // Losing the race for the data or the port ends the server at once; a few tries tell that from a lasting fault.
    if (starts++ === maxStarts)
      throw new Error(`O PostgreSQL embutido não iniciou em ${cluster.folder}. O servidor disse:\n${logTail(cluster)}`)
    if (starts > 1) await sleep(200 * starts)
    server = spawnServer(
      cluster,
      await choosePort(cluster, options),
      options.settings ?? {},
      options.ephemeral ?? false,
    )
  }
  throw new Error(
    `O PostgreSQL embutido em ${cluster.folder} não respondeu em ${patienceMs / 1000} s. Se ele ainda se recupera de uma queda, espere e tente de novo. O servidor disse:\n${logTail(cluster)}`,
  )
}

const isRunning = (server: ChildProcess | undefined) =>
  server?.pid !== undefined && server.exitCode === null && server.signalCode === null

async function choosePort({ access }: Cluster, { port: wanted }: EmbeddedPostgresOptions): Promise<number> {
  const port = await freePort(wanted ?? access.port)
  if (wanted && port !== wanted)
    throw new Error(
      `A porta ${wanted} já está em uso por outro programa. Libere-a ou escolha outra para o PostgreSQL embutido.`,
    )
  return port
}

async function leave(cluster: Cluster, lease: Lease): Promise<void> {
  if (!(await lease.release())) return
  const postmaster = findPostmaster(cluster)
  // SIGINT is PostgreSQL's fast shutdown: it ends the connections and writes everything out.
  signal(postmaster, 'SIGINT')
  for (
    const deadline = Date.now() + patienceMs;
    findPostmaster(cluster)?.pid === postmaster?.pid && postmaster;
    await sleep(20)
  ) {
    if (Date.now() > deadline)
      throw new Error(
        `O PostgreSQL embutido (processo ${postmaster.pid}) não parou em ${patienceMs / 1000} s. Veja server.log em ${cluster.folder}.`,
      )
  }
}

function signal(postmaster: Postmaster | undefined, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    if (postmaster) process.kill(postmaster.pid, name)
  } catch {
    // It ended in between: what was wanted.
  }
}
