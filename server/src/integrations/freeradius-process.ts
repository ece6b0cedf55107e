import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

export type Freeradius = {
  pid: number
  /** Everything it printed so far. */
  output: () => string
  /** Ends it and waits for its end. */
  stop: () => Promise<void>
}

/** How to get what is missing. */
export const installFreeradius = 'apt-get install freeradius freeradius-postgresql freeradius-utils'

/** Path of the installed FreeRADIUS (Debian calls it freeradius, others radiusd), or undefined. */
export function findFreeradius(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders
    .flatMap((folder) => ['freeradius', 'radiusd'].map((name) => join(folder, name)))
    .find((path) => existsSync(path))
}

const readyMs = 15_000
// Without `-l stdout` the reason of a failed check is lost.
const argumentsFor = (dir: string) => ['-l', 'stdout', '-d', dir, '-n', 'radiusd']

/** Checks the configuration in `dir` without serving. Throws with FreeRADIUS's own words. */
export async function checkFreeradius({ dir }: { dir: string }): Promise<void> {
  await promisify(execFile)(requireFreeradius(), ['-C', ...argumentsFor(dir)]).catch((error: unknown) => {
    throw new Error(`O FreeRADIUS recusou a configuração em ${dir}:\n${outputOf(error)}`, { cause: error })
  })
}

/** Starts FreeRADIUS as a child with the configuration in `dir` (see `writeFreeradiusConfig`); resolves once it serves. */
export async function startFreeradius({ dir }: { dir: string }): Promise<Freeradius> {
  const child = spawn(requireFreeradius(), ['-f', ...argumentsFor(dir)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const collect = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-200_000)
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  try {
    await untilReady(child, () => text.includes('Ready to process requests'))
  } catch (cause) {
    child.kill('SIGKILL')
    throw new Error(`O FreeRADIUS não iniciou com a configuração em ${dir}:\n${text}`, { cause })
  }
  const stop = async () => {
    process.off('exit', killAtExit)
    child.kill('SIGTERM')
    await ended
  }
  return { pid: child.pid ?? 0, output: () => text, stop }
}

function untilReady(child: ChildProcess, isReady: () => boolean): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error('timeout')), readyMs)
  child.stdout?.on('data', () => isReady() && resolve())
  child.once('exit', (code, signal) => reject(new Error(`exit ${code ?? signal}`)))
  child.once('error', reject)
  return promise.finally(() => clearTimeout(timer))
}

function requireFreeradius(): string {
  const path = findFreeradius()
  if (path === undefined) throw new Error(`O FreeRADIUS não está instalado. Instale-o com: ${installFreeradius}`)
  return path
}

const outputOf = (error: unknown): string =>
  error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)

/** A free UDP port on loopback: FreeRADIUS takes `port = 0` for 1812. */
export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4')
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.bind(0, '127.0.0.1', resolve)
    })
    return socket.address().port
  } finally {
    socket.close()
  }
}
