import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { type Account, chooseHome, clusterFolder, makePublic } from './embedded-postgres-account.ts'
import { type Binaries, prepareBinaries, serverEnvironment } from './embedded-postgres-binaries.ts'

export type Cluster = { folder: string; data: string; binaries: Binaries; account: Account; access: Access }

export const Access = z.object({ password: z.string(), port: z.number().int() })
/** Kept beside the data, readable by its owner only. The port is 0 until a first start chose one. */
export type Access = z.output<typeof Access>

/** The character types come from libc even under ICU (pg_trgm, full text): plain C would lose every accented letter. */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8']

/** Finds or makes the cluster of `dataDir`: binaries, account, data, password. */
export function openCluster(dataDir: string, isEphemeral: boolean): Cluster {
  const { place, account } = chooseHome(resolve(dataDir), isEphemeral)
  const binaries = prepareBinaries(account)
  const folder = clusterFolder(place)
  if (!existsSync(folder)) createCluster(folder, binaries, account)
  const data = join(folder, 'data')
  refuseOtherMajor(data, binaries)
  return { folder, data, binaries, account, access: readAccess(folder) }
}

function refuseOtherMajor(data: string, { major }: Binaries): void {
  const found = readOwn(join(data, 'PG_VERSION')).trim()
  if (found === major) return
  throw new Error(
    `Os dados em ${data} são do PostgreSQL ${found} e este Open-SGP traz o ${major}. Exporte-os com o pg_dump do ${found}, mova a pasta e importe-os, ou aponte DATABASE_URL para um servidor ${found}.`,
  )
}

const readAccess = (folder: string) => Access.parse(JSON.parse(readOwn(join(folder, 'access.json'))))

function readOwn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error(
      `Não foi possível ler ${path}. Rode com o usuário que criou esses dados ou escolha outra pasta em DATA_DIR.`,
      { cause },
    )
  }
}

/** Keeps the port for the next start. */
export function rememberPort({ folder, access }: Cluster, port: number): void {
  if (access.port === port) return
  const draft = join(folder, `access.${process.pid}.json`)
  writeFileSync(draft, JSON.stringify({ ...access, port }), { mode: 0o600 })
  renameSync(draft, join(folder, 'access.json'))
}

/** Complete or absent: killed half-way it leaves a draft only, and of two first starts at once the first to rename wins. */
function createCluster(folder: string, binaries: Binaries, account: Account): void {
  sweepDrafts(folder)
  const draft = `${folder}.${process.pid}`
  try {
    makePublic(join(draft, 'data'))
    const password = randomBytes(18).toString('base64url')
    initialise(draft, password, binaries, account)
    writeFileSync(join(draft, 'access.json'), JSON.stringify({ password, port: 0 } satisfies Access), { mode: 0o600 })
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

function initialise(draft: string, password: string, { folder }: Binaries, account: Account): void {
  const data = join(draft, 'data')
  const passwordFile = join(draft, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid)
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const language = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=pt-BR', '--locale=C', '--no-sync']
  let problem = ''
  for (const characterType of characterTypes) {
    const parameters = ['-D', data, ...access, ...language, `--lc-ctype=${characterType}`]
    const run = spawnSync(join(folder, 'bin/initdb'), parameters, {
      ...account,
      cwd: '/',
      env: serverEnvironment,
      encoding: 'utf8',
    })
    if (run.status === 0) return rmSync(passwordFile)
    problem = run.error?.message ?? run.stderr.trim()
    if (!problem.includes('invalid locale name')) break
  }
  throw new Error(
    `O PostgreSQL embutido não conseguiu criar o banco em ${dirname(draft)}: ${problem}. Confira o espaço em disco e as permissões da pasta.`,
  )
}

/** Drafts of processes that died while creating. */
function sweepDrafts(folder: string): void {
  const prefix = `${basename(folder)}.`
  for (const name of readdirSync(dirname(folder)).filter((entry) => entry.startsWith(prefix))) {
    if (!isAlive(Number(name.slice(prefix.length))))
      rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
