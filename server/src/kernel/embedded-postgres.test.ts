import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
const nobodyReachesUs =
  isRoot &&
  spawnSync(process.execPath, ['-e', `require('node:fs').readFileSync(${JSON.stringify(import.meta.filename)})`], {
    ...nobody,
    cwd: '/',
  }).status === 0

const folders = new Set<string>()
afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
})

function makeDataDir(mode = 0o755): string {
  const path = mkdtempSync(join(tmpdir(), 'open-sgp-pg-'))
  chmodSync(path, mode)
  folders.add(path)
  return path
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

const program = (dataDir: string) => `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('embedded-postgres.ts', import.meta.url).href)})
  const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
  console.log(server.url)
  process.stdin.once('data', async () => { await server.stop(); process.exit() })
`

/** Another process of the product, which uses the server until it is told to leave or killed. */
async function startElsewhere(
  dataDir: string,
  account = {},
): Promise<{ url: string; leave: () => Promise<unknown>; kill: () => Promise<unknown> }> {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', program(dataDir)], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const [said] = await Promise.race([once(child.stdout ?? child, 'data'), exit.then(() => [''])])
  const leave = () => (child.stdin?.end('leave\n'), exit)
  const kill = () => (child.kill('SIGKILL'), exit)
  return { url: String(said).trim(), leave, kill }
}

test('data and port outlive a restart', async () => {
  const dataDir = makeDataDir()
  const first = await startEmbeddedPostgres({ dataDir })
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  await expect(query(first.url, 'select 1')).rejects.toThrow()
  const second = await startEmbeddedPostgres({ dataDir })
  expect(second.port).toBe(first.port)
  expect(await query(second.url, 'select answer from kept')).toEqual([42])
  await second.stop()
})

test('the password lies in a file that only its owner reads, and the server listens on loopback only', async () => {
  const server = await startEmbeddedPostgres({ dataDir: makeDataDir(), ephemeral: true, settings: { work_mem: '7MB' } })
  expect(statSync(join(server.folder, 'access.json')).mode & 0o777).toBe(0o600)
  const settings = ['listen_addresses', 'unix_socket_directories', 'password_encryption', 'fsync', 'work_mem']
  const found = await query(server.url, `select ${settings.map((name) => `current_setting('${name}')`).join(',')}`)
  expect(found).toEqual(['127.0.0.1', '', 'scram-sha-256', 'off', '7MB'])
  const stranger = new URL(server.url)
  stranger.password = 'wrong'
  await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed')
  await server.stop()
})

test('text sorts and searches as in Portuguese', async () => {
  const server = await startEmbeddedPostgres({ dataDir: makeDataDir(), ephemeral: true })
  for (const extension of ['pg_trgm', 'btree_gist', 'pgcrypto', 'unaccent'])
    await query(server.url, `create extension ${extension}`)
  expect(await query(server.url, `select x from unnest(array['Zé','abacate','Ábaco','ção','b']) x order by x`)).toEqual(
    ['abacate', 'Ábaco', 'b', 'ção', 'Zé'],
  )
  expect(
    await query(server.url, `select unaccent('Conceição'), lower('ÁÇÃO'), similarity('São João', 'são joão')::int`),
  ).toEqual(['Conceicao', 'áção', 1])
  expect(await query(server.url, `select similarity('ção', 'çao') < 1, array_length(show_trgm('çã'), 1)`)).toEqual([
    true,
    3,
  ])
  await server.stop()
})

test('two processes that start at once share one server, and the last to leave stops it', async () => {
  const dataDir = makeDataDir()
  const [one, other] = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir)])
  expect(one.url).toMatch(/^postgres:/)
  expect(other.url).toBe(one.url)
  await one.leave()
  expect(await query(other.url, 'select 1')).toEqual([1])
  await other.leave()
  await expect(query(other.url, 'select 1')).rejects.toThrow()
})

test('after a kill -9 of its starter the server is found again and stopped by the next to leave', async () => {
  const dataDir = makeDataDir()
  const starter = await startElsewhere(dataDir)
  await starter.kill()
  const next = await startEmbeddedPostgres({ dataDir })
  expect(next.url).toBe(starter.url)
  await next.stop()
  await expect(query(next.url, 'select 1')).rejects.toThrow()
})

test('a kill -9 of the server itself, and a note whose number another program got, block nobody', async () => {
  const dataDir = makeDataDir()
  const first = await startEmbeddedPostgres({ dataDir })
  await query(first.url, 'create table kept as select 42 as answer')
  const note = join(first.folder, 'data/postmaster.pid')
  const text = readFileSync(note, 'utf8')
  process.kill(Number(text.split('\n')[0]), 'SIGKILL')
  await first.stop()
  writeFileSync(note, text.replace(/^\d+/, String(process.pid)))
  const second = await startEmbeddedPostgres({ dataDir })
  expect(await query(second.url, 'select answer from kept')).toEqual([42])
  await second.stop()
})

test('data of another major version are refused with the way out', async () => {
  const dataDir = makeDataDir()
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true })
  await server.stop()
  writeFileSync(join(server.folder, 'data/PG_VERSION'), '16\n')
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
    /são do PostgreSQL 16 e este Open-SGP traz o 18\. Exporte-os/,
  )
})

test('a wanted port that is taken is said, not changed', async () => {
  const server = await startEmbeddedPostgres({ dataDir: makeDataDir(), ephemeral: true })
  await expect(startEmbeddedPostgres({ dataDir: makeDataDir(), port: server.port })).rejects.toThrow(
    `A porta ${server.port} já está em uso`,
  )
  await server.stop()
})

test.skipIf(!isRoot)('root may ask for a folder that the account of the server cannot enter', async () => {
  const dataDir = makeDataDir(0o700)
  const server = await startEmbeddedPostgres({ dataDir })
  folders.add(dirname(server.folder))
  expect(server.folder.startsWith(dataDir)).toBe(false)
  expect(readFileSync(join(dataDir, 'LEIA-ME.txt'), 'utf8')).toContain(dirname(server.folder))
  expect(statSync(join(server.folder, 'data')).uid).not.toBe(0)
  expect(await query(server.url, 'select 1')).toEqual([1])
  await server.stop()
})

test.skipIf(!isRoot)('throw-away data stay in the temporary folder that root made for itself', async () => {
  const dataDir = makeDataDir(0o700)
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true })
  expect(server.folder).toBe(join(dataDir, 'postgresql'))
  await server.stop()
})

test.skipIf(!nobodyReachesUs)('an ordinary user runs it, and root later serves the data as that user', async () => {
  const dataDir = makeDataDir()
  chmodSync(dataDir, 0o777)
  const ordinary = await startElsewhere(dataDir, nobody)
  expect(await query(ordinary.url, 'select 1')).toEqual([1])
  await ordinary.leave()
  const asRoot = await startEmbeddedPostgres({ dataDir })
  expect(statSync(join(asRoot.folder, 'data')).uid).toBe(nobody.uid)
  expect(await query(asRoot.url, 'select 1')).toEqual([1])
  await asRoot.stop()
  expect(existsSync(join(asRoot.folder, 'data/postmaster.pid'))).toBe(false)
})
