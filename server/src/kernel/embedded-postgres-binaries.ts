import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { type Account, sharedRoot } from './embedded-postgres-account.ts'

export type Binaries = { folder: string; major: string }

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Manifest = z.object({ version: z.string() })

/** The settings that no one else's environment may change; macOS needs a valid locale before the first thread. */
export const serverEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }

/**
 * Finds the platform package's server and makes it runnable for `account`: in place when it can be, else as one copy
 * for each version below the shared root (a checkout in /root, a read-only node_modules).
 */
export function prepareBinaries(account: Account): Binaries {
  const source = nativeFolder()
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(source, '../package.json'), 'utf8')))
  const major = version.split('.')[0] ?? version
  if (linkInPlace(source) && problemOf(source, account) === '') return { folder: source, major }
  const folder = join(sharedRoot(), `postgresql-${version}`)
  if (!existsSync(folder)) copyBinaries(source, folder)
  const problem = problemOf(folder, account)
  if (problem === '') return { folder, major }
  throw new Error(
    `O PostgreSQL embutido não roda neste sistema (${problem}). Instale o PostgreSQL ${major} e aponte DATABASE_URL para ele.`,
  )
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(createRequire(import.meta.url).resolve(name), '../../native')
  } catch (cause) {
    throw new Error(
      `Falta o pacote ${name}. Rode "npm ci"; se não existir para este sistema, aponte DATABASE_URL para um PostgreSQL seu.`,
      { cause },
    )
  }
}

/** npm packs no symbolic links and we let no package run scripts: the library names are made here. */
function makeLinks(folder: string): void {
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')))) {
    const link = join(folder, target.replace(/^native\//, ''))
    if (!existsSync(link)) symlinkUnlessMade(basename(source), link)
  }
}

function symlinkUnlessMade(file: string, link: string): void {
  try {
    symlinkSync(file, link)
  } catch (error) {
    if (!existsSync(link)) throw error
  }
}

function linkInPlace(source: string): boolean {
  try {
    makeLinks(source)
    return true
  } catch {
    return false
  }
}

/** What keeps `account` from running the server of this folder; empty when nothing does. */
function problemOf(folder: string, account: Account): string {
  const run = spawnSync(join(folder, 'bin/postgres'), ['--version'], {
    ...account,
    cwd: '/',
    env: serverEnvironment,
    encoding: 'utf8',
  })
  return run.status === 0 ? '' : (run.error?.message ?? run.stderr.trim())
}

/** Complete or absent: the copy gets its name only at the end, and the first of two copiers wins. */
function copyBinaries(source: string, folder: string): void {
  const draft = `${folder}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  try {
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true })
    makeLinks(draft)
    openToAll(draft)
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** A checkout made under umask 077 would give a copy that only its owner can read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const isRun = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    chmodSync(join(entry.parentPath, entry.name), isRun ? 0o755 : 0o644)
  }
}
