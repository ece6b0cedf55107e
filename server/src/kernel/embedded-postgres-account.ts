import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Whom the server runs as; undefined when that is simply the current user. */
export type Account = { uid: number; gid: number } | undefined

/** Where the cluster lies below a place: its data, access and log. */
export const clusterFolder = (place: string) => join(place, 'postgresql')

/**
 * Chooses the place of a cluster and the account that serves it. PostgreSQL refuses to run as root, and the account
 * that takes root's turn cannot enter a folder such as /root: then the data lie below the shared root instead.
 */
export function chooseHome(dataDir: string, isEphemeral: boolean): { place: string; account: Account } {
  makeDataDir(dataDir)
  if (process.getuid?.() !== 0) return { place: dataDir, account: undefined }
  const owner = ownerOf(join(clusterFolder(dataDir), 'data'))
  if (owner) return { place: dataDir, account: owner }
  const account = accountOf('postgres') ?? accountOf('nobody')
  if (!account)
    throw new Error(
      'O PostgreSQL não roda como root e este sistema não tem o usuário postgres nem nobody. Crie um: useradd --system postgres',
    )
  // mkdtemp gives a folder to its maker alone; throw-away data are let in rather than moved where nobody removes them.
  if (isEphemeral) chmodSync(dataDir, 0o755)
  if (canEnter(dataDir, account)) return { place: dataDir, account }
  const place = join(sharedRoot(), createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  makePublic(place)
  if (!canEnter(place, account))
    throw new Error(
      `O usuário do PostgreSQL não consegue entrar em ${dataDir} nem em ${place}. Aponte DATA_DIR para uma pasta que todos possam atravessar.`,
    )
  writeFileSync(
    join(dataDir, 'LEIA-ME.txt'),
    `O usuário do PostgreSQL não pode entrar nesta pasta. Os dados estão em ${place}\n`,
  )
  return { place, account: ownerOf(join(clusterFolder(place), 'data')) ?? account }
}

function makeDataDir(dataDir: string): void {
  try {
    makePublic(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(
      `Não foi possível usar a pasta de dados ${dataDir}. Dê a este usuário permissão de escrita ou escolha outra pasta em DATA_DIR.`,
      { cause },
    )
  }
}

/** A folder for what every cluster of this user may share, and the server's account can reach. */
export function sharedRoot(): string {
  const asRoot = process.getuid?.() === 0
  const home = asRoot
    ? process.platform === 'darwin'
      ? '/usr/local/var'
      : '/var/lib'
    : (process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? '/nonexistent', '.cache'))
  try {
    return makePublic(join(home, 'open-sgp'))
  } catch {
    return ownTemporary()
  }
}

/** Anyone may create names in /tmp: a folder that somebody else prepared there is refused. */
function ownTemporary(): string {
  const uid = process.getuid?.() ?? 0
  const path = makePublic(join(tmpdir(), `open-sgp-${uid}`))
  const found = lstatSync(path)
  if (!found.isDirectory() || found.uid !== uid)
    throw new Error(`A pasta ${path} pertence a outro usuário. Apague-a ou aponte TMPDIR para outra pasta.`)
  return path
}

/** Creates a folder that others may enter, whatever the umask. */
export function makePublic(path: string): string {
  const first = mkdirSync(path, { recursive: true })
  for (let made = path; first !== undefined && made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755)
  return path
}

/** Asked of the system itself, for modes alone do not tell (ACLs, mounts). */
function canEnter(directory: string, account: NonNullable<Account>): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...account, cwd: '/' }).status === 0
}

/** Data made by an ordinary user stay that user's, also when root starts the server later. */
function ownerOf(data: string): Account {
  if (!existsSync(data)) return undefined
  const { uid, gid } = statSync(data)
  return uid === 0 ? undefined : { uid, gid }
}

function accountOf(name: string): Account {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  return uid?.status === 0 && gid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined
}
