import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { makeInvoice, openEmbedded, openOwnPostgres, hasOwnPostgres, testKey } from '#testing'
import { runSgp } from './testing/run-sgp.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

type Manifest = { id: string; kind: string; parts: { key: string }[] }

const folder = mkdtempSync(join(tmpdir(), 'open-sgp-cli-backup-'))
const inFolder = (name: string) => join(folder, name)
const sgp = (args: string[], env: Record<string, string>) =>
  runSgp(args, { cwd: folder, env: { LOG_LEVEL: 'silent', ...env } })
const backup = (...args: string[]) => ['backup', ...args]

/** A pair of keys as the command makes them: the file goes to the operator, the public half is read out of it. */
async function keygen(name: string): Promise<{ identity: string; recipient: string }> {
  const { code, stdout } = await sgp(backup('keygen'), {})
  expect(code).toBe(0)
  writeFileSync(inFolder(name), stdout)
  return { identity: inFolder(name), recipient: /recipient\): (age1\w+)/.exec(stdout)?.[1] ?? '' }
}

/** One hash of every name and every byte below a folder. */
function hashTree(path: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(path, { recursive: true }).map(String).toSorted()) {
    const stat = statSync(join(path, name))
    hash.update(`${name}\0${stat.isFile() ? stat.size : '-'}\0`)
    if (stat.isFile()) hash.update(readFileSync(join(path, name)))
  }
  return hash.digest('hex')
}

let keys: { identity: string; recipient: string }
beforeAll(async () => {
  keys = await keygen('chave.txt')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const restoreFrom = (at: string, identity = keys.identity) => backup('restore', '--at', at, '--identity', identity)

/** What a stranger, a broken disk or a thief could lay before the command, and how it says no. */
function damagesOf(partPath: string): { name: string; apply: () => void; says: string }[] {
  const whole = readFileSync(partPath)
  const note = join(partPath, '../manifest.json')
  const flip = (place: number) => () => {
    const other = Buffer.from(whole)
    other[place] = (other[place] ?? 0) ^ 1
    writeFileSync(partPath, other)
  }
  return [
    {
      name: 'cut in half',
      apply: () => writeFileSync(partPath, whole.subarray(0, whole.length >> 1)),
      says: 'backup-damaged',
    },
    {
      name: 'without its last byte',
      apply: () => writeFileSync(partPath, whole.subarray(0, -1)),
      says: 'backup-damaged',
    },
    { name: 'empty', apply: () => writeFileSync(partPath, ''), says: 'backup-damaged' },
    { name: 'one bit of the head', apply: flip(40), says: 'backup-damaged' },
    { name: 'one bit of the middle', apply: flip(whole.length >> 1), says: 'backup-damaged' },
    { name: 'one bit of the end', apply: flip(whole.length - 1), says: 'backup-damaged' },
    { name: 'a byte too many', apply: () => appendFileSync(partPath, 'x'), says: 'backup-damaged' },
    {
      name: 'another file',
      apply: () => writeFileSync(partPath, 'PK\u0003\u0004 não é uma cópia'),
      says: 'backup-damaged',
    },
    { name: 'no file', apply: () => rmSync(partPath), says: 'backup-' },
    {
      name: 'another version in the manifest',
      apply: () => writeFileSync(note, readFileSync(note, 'utf8').replace('"version": "', '"version": "9')),
      says: 'backup-damaged',
    },
    {
      name: 'half a manifest',
      apply: () => writeFileSync(note, readFileSync(note, 'utf8').slice(0, 200)),
      says: 'backup-',
    },
  ]
}

test('the embedded server: create, list, verify, restore; and nothing is touched for a copy that is not whole', async () => {
  const world = await openEmbedded()
  const { amountCents } = await makeInvoice(world.ctx)
  const at = inFolder('copias')
  const source = { DATA_DIR: world.dataDir, SECRET_KEY: testKey }
  const refused = await sgp(backup('create', '--at', at), source)
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--recipient')])
  const created = await sgp(backup('create', '--at', at, '--recipient', keys.recipient, '--json'), source)
  expect([created.code, created.json()]).toMatchObject([0, { kind: 'base', target: at }])
  await world.close()

  const listed = (await sgp(backup('list', '--at', at, '--json'), {})).json()
  expect(listed).toMatchObject([{ kind: 'base' }])
  const [{ id }] = listed as [Manifest]
  const own = { SECRET_KEY: testKey, DATA_DIR: inFolder('nova') }
  expect(await sgp(backup('verify', 'latest', '--at', at), own)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`Cópia ${id} de`),
  })
  expect(await sgp(backup('verify', id, '--at', at, '--identity', keys.identity), own)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('inteira e abre com esta chave'),
  })

  const restored = await sgp(restoreFrom(at), own)
  expect([restored.code, restored.stderr]).toEqual([0, ''])
  expect(restored.stdout).toContain(`Restaurada a cópia ${id}.`)
  const reais = `R$ ${(amountCents / 100).toFixed(2).replace('.', ',')}`
  expect(restored.stdout.replaceAll('\u00a0', ' ')).toContain(`1 empresa(s); a receber ${reais}.`)

  // Nobody runs on it: from here on not one byte of it may change.
  const before = hashTree(own.DATA_DIR)
  const over = (args: string[] = restoreFrom(at), env = own) => sgp([...args, '--replace', 'open_sgp'], env)
  const full = await sgp(restoreFrom(at), own)
  expect([full.code, full.stderr]).toEqual([2, expect.stringContaining('database-not-empty')])
  const other = await keygen('outra.txt')
  const wrong = await over(restoreFrom(at, other.identity))
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('wrong-identity')])
  const foreign = await over(undefined, { ...own, SECRET_KEY: 'another-installation-0123456789abcdef' })
  expect([foreign.code, foreign.stderr]).toEqual([2, expect.stringContaining('backup-of-another-key')])
  const absent = await over(restoreFrom(inFolder('vazia')))
  expect([absent.code, absent.stderr]).toEqual([2, expect.stringContaining('vazia) falhou: não existe')])

  const part = join(at, `backups/${id}/base.tar.zst.age`)
  const note = join(at, `backups/${id}/manifest.json`)
  const [content, manifest] = [readFileSync(part), readFileSync(note)]
  for (const { name, apply, says } of damagesOf(part)) {
    apply()
    const { code, stdout, stderr } = await over()
    expect([code, stdout, stderr], name).toEqual([2, '', expect.stringContaining(says)])
    writeFileSync(part, content)
    writeFileSync(note, manifest)
  }
  expect(hashTree(own.DATA_DIR)).toBe(before)
  expect((await sgp(backup('verify', id, '--at', at, '--identity', keys.identity), own)).code).toBe(0)
})

test.skipIf(!hasOwnPostgres)(
  'a PostgreSQL of one’s own: pg_dump of its version, into an empty database and no other',
  async () => {
    const own = await openOwnPostgres()
    try {
      for (const name of ['vivo', 'vazio']) await own.query(`create database ${name}`)
      const at = inFolder('dumps')
      const live = { DATABASE_URL: own.url('vivo'), SECRET_KEY: testKey, ADMIN_PASSWORD: 'senha-para-testes-2026' }
      const created = await sgp(backup('create', '--at', at, '--recipient', keys.recipient), live)
      expect([created.code, created.stdout]).toEqual([0, expect.stringContaining('lidos de volta e conferidos')])
      const empty = { SECRET_KEY: testKey, DATABASE_URL: own.url('vazio') }
      const [{ id, kind }] = (await sgp(backup('list', '--at', at, '--json'), {})).json() as [Manifest]
      expect(kind).toBe('dump')
      const homeless = await sgp(restoreFrom(at), { SECRET_KEY: testKey, DATA_DIR: inFolder('nada') })
      expect([homeless.code, homeless.stderr]).toEqual([2, expect.stringContaining('database-url-missing')])
      expect(existsSync(inFolder('nada/postgres'))).toBe(false)

      const part = join(at, `backups/${id}/dump.pgdump.zst.age`)
      const content = readFileSync(part)
      for (const [name, bytes] of [
        ['cut', content.subarray(0, content.length >> 1)],
        ['another', Buffer.from('PGDMP falso')],
      ] as const) {
        writeFileSync(part, bytes)
        expect(await sgp(restoreFrom(at), empty), name).toMatchObject({
          code: 2,
          stderr: expect.stringContaining('backup-damaged'),
        })
      }
      writeFileSync(part, content)
      expect(await countTables(own.url('vazio'))).toBe(0)

      const restored = await sgp(restoreFrom(at), empty)
      expect([restored.code, restored.stderr]).toEqual([0, ''])
      const again = await sgp(restoreFrom(at), empty)
      expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('database-not-empty')])
      const over = await sgp([...restoreFrom(at), '--replace', 'vazio'], empty)
      expect([over.code, over.stdout]).toEqual([
        0,
        expect.stringMatching(/O banco que estava ali ficou em vazio_antes_\d+\./),
      ])
    } finally {
      await own.stop()
    }
  },
)

test('a server whose pg_dump is not here is not backed up, and the command that installs it is told', async () => {
  const role = `dono_${Date.now()}`
  const admin = new pg.Client(inject('clusterUrl'))
  await admin.connect()
  const { rows } = await admin.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  )
  await admin.query(`create role ${role} login createrole password 'senha'`)
  await admin.query(`create database ${role} owner ${role}`)
  await admin.end()
  const url = new URL(inject('clusterUrl'))
  Object.assign(url, { username: role, password: 'senha', pathname: `/${role}` })
  const at = inFolder('sem-pg-dump')
  const { code, stderr } = await sgp(backup('create', '--at', at, '--recipient', keys.recipient), {
    DATABASE_URL: url.href,
    SECRET_KEY: testKey,
    ADMIN_PASSWORD: 'senha-para-testes-2026',
  })
  const told = stderr
    .split('\n')
    .filter((line) => !line.startsWith('Primeiro administrador'))
    .join('\n')
  expect([code, told]).toEqual([2, expect.stringContaining(`apt-get install postgresql-client-${rows[0]?.major}`)])
  expect(existsSync(at)).toBe(false)
})

async function countTables(url: string): Promise<number> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ count: string }>(
    "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'",
  )
  await client.end()
  return Number(rows[0]?.count)
}
