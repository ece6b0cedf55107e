import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signAudit } from '#kernel/sign-audit'
import { changeClient } from '#modules/clients'
import { createDatabase, makeClient, testKey } from '#testing'
import { prepare } from './killed/world.ts'
import { runSgp } from './testing/run-sgp.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

type Row = { id: string; seq: number; chain: number }

const folder = mkdtempSync(join(tmpdir(), 'open-sgp-cli-audit-'))
const verify = (url: string, ...options: string[]) =>
  runSgp(['audit', 'verify', ...options], { cwd: folder, env: { DATABASE_URL: url, SECRET_KEY: testKey } })

let lived: string
beforeAll(async () => {
  const { url } = await prepare(async ({ ctx }) => {
    const client = await makeClient(ctx)
    for (let version = client.version; version < client.version + 8; version++)
      await changeClient(ctx, { id: client.id, version, name: `Nome ${version}` })
    await signAudit(ctx)
    await changeClient(ctx, { id: client.id, version: client.version + 8, name: 'Depois da assinatura' })
  })
  lived = url
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of the installation in which the owner of the database did as they liked, past every trigger. */
async function tampered(work: (client: pg.Client, last: Row) => Promise<unknown>): Promise<string> {
  const url = await createDatabase(lived)
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    await work(client, await rowAt(client, 0))
  } finally {
    await client.end()
  }
  return url
}

/** The n-th row from the end of the longest chain. */
async function rowAt(client: pg.Client, fromEnd: number): Promise<Row> {
  const { rows } = await client.query<{ id: string; seq: string; chain: number }>(
    `select id, seq, chain from kernel.audit_log where chain = (select id from kernel.audit_chains order by seq desc limit 1)
     order by seq desc offset $1 limit 1`,
    [fromEnd],
  )
  const [row] = rows
  return row ? { ...row, seq: Number(row.seq) } : expect.fail('no such row')
}

test('a chain that nobody touched ends with 0', async () => {
  const text = await verify(lived)
  expect([text.code, text.stderr]).toEqual([0, expect.stringMatching(/^$|^Primeiro administrador/)])
  expect(text.stdout).toMatch(/^\d+ registro\(s\) em \d+ cadeia\(s\), 1 assinatura\(s\); .*\nTrilha íntegra\.\n$/)
  const json = await verify(lived, '--json')
  expect([json.code, json.json()]).toMatchObject([0, { isSound: true, findingCount: 0, findings: [] }])
})

test('an altered row ends with 1 and is named by place and id', async () => {
  let row: Row | undefined
  const url = await tampered(async (client) => {
    row = await rowAt(client, 4)
    await client.query("update kernel.audit_log set actor_name = 'Outro' where id = $1", [row.id])
  })
  const { code, stdout, stderr } = await verify(url)
  expect([code, stderr]).toEqual([1, ''])
  expect(stdout).toContain('TRILHA ADULTERADA: 1 achado(s).')
  expect(stdout).toContain(`O registro ${row?.seq} da cadeia ${row?.chain} foi alterado. (${row?.id})`)
})

test('a deleted row ends with 1 and its place is named', async () => {
  let row: Row | undefined
  const url = await tampered(async (client) => {
    row = await rowAt(client, 4)
    await client.query('delete from kernel.audit_log where id = $1', [row.id])
  })
  const { code, stdout } = await verify(url)
  expect(code).toBe(1)
  expect(stdout).toContain(`Na cadeia ${row?.chain} falta o registro ${row?.seq}.`)
})

test('a row pushed in beyond the end ends with 1 and is named', async () => {
  let row: Row | undefined
  const url = await tampered(async (client, last) => {
    row = last
    await client.query(
      `insert into kernel.audit_log select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'seq', l.seq + 1))).*
       from kernel.audit_log l where id = $1`,
      [last.id],
    )
  })
  const { code, stdout } = await verify(url)
  expect(code).toBe(1)
  expect(stdout).toMatch(
    new RegExp(
      `Registros enfiados no fim da cadeia ${row?.chain}, da posição ${(row?.seq ?? 0) + 1} à ${(row?.seq ?? 0) + 1}`,
    ),
  )
})

test('a row pushed in between two others, with the place of one of them, ends with 1 and is named', async () => {
  let row: Row | undefined
  let id: string | undefined
  const url = await tampered(async (client) => {
    row = await rowAt(client, 5)
    await client.query('drop index kernel.audit_log_chain')
    const { rows } = await client.query<{ id: string }>(
      `insert into kernel.audit_log select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid()))).*
       from kernel.audit_log l where id = $1 returning id`,
      [row.id],
    )
    id = rows[0]?.id
  })
  const { code, stdout } = await verify(url)
  expect(code).toBe(1)
  expect(stdout).toContain(`Registro enfiado na posição ${row?.seq} da cadeia ${row?.chain}.`)
  expect([id, row?.id].some((one) => stdout.includes(`(${one})`))).toBe(true)
})

test('the last rows cut off are named by the head, and by the signature when the head was set back too', async () => {
  const cut = (isHeadToo: boolean, count: number) =>
    tampered(async (client, { chain, seq }) => {
      await client.query('delete from kernel.audit_log where chain = $1 and seq > $2', [chain, seq - count])
      if (isHeadToo)
        await client.query(
          `update kernel.audit_chains c set seq = l.seq, hash = l.hash from kernel.audit_log l where c.id = $1 and l.chain = $1 and l.seq = $2`,
          [chain, seq - count],
        )
    })
  const plain = await verify(await cut(false, 3))
  expect([plain.code, plain.stdout]).toEqual([
    1,
    expect.stringMatching(/Na cadeia \d+ faltam os registros \d+ a \d+\./),
  ])
  const thorough = await verify(await cut(true, 6))
  expect([thorough.code, thorough.stdout]).toEqual([
    1,
    expect.stringMatching(
      /A cadeia \d+ foi reescrita: entre as posições \d+ e \d+ não está o que a assinatura 1 assinou\./,
    ),
  ])
})

test('what keeps it from verifying at all ends with 2, never with the 1 of a forged log', async () => {
  const nowhere = await verify('postgres://ninguem:nada@127.0.0.1:1/nada')
  expect([nowhere.code, nowhere.stdout]).toEqual([2, ''])
  expect(await verify(lived, '--from', 'ontem')).toMatchObject({ code: 2 })
  const stranger = await runSgp(['audit', 'verify'], {
    cwd: folder,
    env: { DATABASE_URL: lived, SECRET_KEY: 'another-installation-0123456789abcdefghij' },
  })
  expect([stranger.code, stranger.stderr]).toEqual([2, expect.stringContaining('SECRET_KEY')])
})
