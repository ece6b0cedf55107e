import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'redis'

/** Whether Redis is installed (Debian: `apt-get install redis-server`). */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

/** A Redis of its own on a free port of this machine. `stop` ends it by `kill -9`. */
export async function openRedis(port?: number): Promise<{ url: string; port: number; stop: () => Promise<void> }> {
  const own = port ?? (await freePort())
  const dir = mkdtempSync(join(tmpdir(), 'open-sgp-redis-'))
  const args = ['--port', String(own), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no']
  const server = spawn('redis-server', args, { stdio: 'ignore' })
  const url = `redis://127.0.0.1:${own}`
  await untilReady(url)
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = async () => {
    server.kill('SIGKILL')
    await ended
    rmSync(dir, { recursive: true, force: true })
  }
  return { url, port: own, stop }
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = createClient({ url, socket: { reconnectStrategy: false } })
    client.on('error', () => {})
    try {
      await client.connect()
      return client.destroy()
    } catch {
      await sleep(50)
    }
  }
  throw new Error(`No Redis at ${url}.`)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      )
    })
  })
