import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { conflict } from '#kernel/errors'

const base = '/usr/lib/postgresql'

/** `pg_dump` or `pg_restore` of exactly this major version. 409 `pg-tools-missing` with how to get it. */
export function findTool(name: 'pg_dump' | 'pg_restore', major: number): string {
  const versions = existsSync(base) ? readdirSync(base) : []
  const places = [...versions.map((version) => join(base, version, 'bin', name)), ...pathsOf(name)]
  const found = places.filter((path) => existsSync(path)).map((path) => ({ path, major: majorOf(path) }))
  const tool = found.find((one) => one.major === major)
  if (tool) return tool.path
  const others = [...new Set(found.flatMap((one) => one.major ?? []))]
  const present = others.length === 0 ? 'nenhum está instalado' : `aqui há o da versão ${others.join(' e ')}`
  throw conflict(
    'pg-tools-missing',
    `O servidor é PostgreSQL ${major} e o ${name} precisa ser da mesma versão; ${present}. Instale: apt-get install postgresql-client-${major}`,
  )
}

const pathsOf = (name: string) => (process.env.PATH ?? '').split(':').map((folder) => join(folder, name))

function majorOf(path: string): number | undefined {
  const said = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout
  const [, major] = /(\d+)(?:\.\d+|\w*)/.exec(said ?? '') ?? []
  return major === undefined ? undefined : Number(major)
}

/** The password goes by the environment: the list of processes shows arguments to all. */
export function connectionOf(url: string): { args: string[]; env: NodeJS.ProcessEnv } {
  const clean = new URL(url)
  const password = decodeURIComponent(clean.password)
  clean.password = ''
  return { args: [`--dbname=${clean.href}`], env: { ...process.env, ...(password !== '' && { PGPASSWORD: password }) } }
}

/** Runs a tool; its output as a stream that fails when the tool does. */
export function runTool(
  path: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): { output: Readable; input: NodeJS.WritableStream; done: Promise<void> } {
  const child = spawn(path, args, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  const complaint = text(child.stderr)
  const done = new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      void complaint.then((said) =>
        reject(conflict('pg-tool-failed', `${path} terminou com ${code}: ${said.trim().slice(-800)}`)),
      )
    })
  })
  done.catch((error: Error) => child.stdout.destroy(error))
  return { output: child.stdout, input: child.stdin, done }
}
