import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { addDays, addMonths } from '@open-sgp/brasil'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { getBoleto, issueBoletos } from '#modules/banking'
import { makeCompany, makeContract, makeRetorno, openApp, retornoTitle, testActor, testKey } from '#testing'
import { runSgp, type Ran } from './testing/run-sgp.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'open-sgp-cli-'))
let app: App & { url: string }
let ctx: Ctx
let accountId: string
let contractNumber: number

beforeAll(async () => {
  app = await openApp({ clock: () => new Date() })
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  ctx = outside.forCompany((await makeCompany(outside)).id)
  const before = ctx.at(new Date(`${addMonths(ctx.today, -1)}T12:00:00Z`))
  const contract = await makeContract(before)
  accountId = contract.accountId ?? ''
  contractNumber = contract.number
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const sgp = (...args: string[]): Promise<Ran> =>
  runSgp(args, { cwd: folder, env: { DATABASE_URL: app.url, SECRET_KEY: testKey } })

const listInvoices = () =>
  ctx.db
    .selectFrom('billing.invoices')
    .select(['id', 'dueOn', 'amountCents', 'status'])
    .where('companyId', '=', ctx.companyId)
    .orderBy('dueOn')
    .execute()

test('migrate fills an empty database once', async () => {
  const url = new URL(inject('clusterUrl'))
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(url.href)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  url.pathname = `/${name}`
  const migrate = () => runSgp(['migrate'], { cwd: folder, env: { DATABASE_URL: url.href } })
  expect(await migrate()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Aplicadas: 0001_kernel/) })
  expect(await migrate()).toMatchObject({ code: 0, stdout: 'O banco já está na última versão.\n' })
})

test('bill shows first, bills then, and finds nothing the second time', async () => {
  const until = addDays(ctx.today, 45)
  const rehearsed = await sgp('bill', '--due-until', until, '--dry-run', '--json')
  expect([rehearsed.code, rehearsed.json()]).toMatchObject([0, { dryRun: true, dueUntil: until, parked: [] }])
  expect(await listInvoices()).toEqual([])

  const billed = await sgp('bill', '--due-until', until, '--json')
  const invoices = await listInvoices()
  const amountCents = invoices.reduce((sum, invoice) => sum + invoice.amountCents, 0)
  expect(invoices.length).toBeGreaterThan(0)
  expect([billed.code, billed.json()]).toMatchObject([0, { dryRun: false, invoiceCount: invoices.length, amountCents }])
  expect(rehearsed.json()).toMatchObject({ invoiceCount: invoices.length, amountCents })

  const again = await sgp('bill', '--due-until', until)
  expect([again.code, again.stderr, again.stdout]).toEqual([
    0,
    '',
    expect.stringMatching(/^0 título\(s\), R\$\s0,00; 0 /),
  ])
})

test('remessa create writes the bank’s file, once', async () => {
  await issueBoletos(ctx, { invoiceIds: (await listInvoices()).map(({ id }) => id) })
  const rehearsed = await sgp('remessa', 'create', '--account', '1', '--dry-run')
  expect([rehearsed.code, rehearsed.stdout]).toEqual([
    0,
    expect.stringMatching(/^Ensaio: remessa 1: \d+ título\(s\), /),
  ])
  const path = join(folder, 'CB.REM')
  const created = await sgp('remessa', 'create', '--account', '1', '--out', path, '--json')
  expect([created.code, created.json()]).toMatchObject([0, { dryRun: false, sequence: 1, path, leftOut: [] }])
  expect(readFileSync(path, 'latin1')).toMatch(/^01REMESSA01COBRANCA/)
  expect((await sgp('cnab', 'read', path)).json()).toMatchObject({ bank: '341', layout: 400, kind: 'remessa' })

  expect(await sgp('remessa', 'create', '--account', '1')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^nothing-to-send: /),
  })
  expect(await sgp('remessa', 'create', '--account', '99')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^account-not-found: /),
  })
})

test('retorno import shows first, posts then, and changes nothing the second time', async () => {
  const [invoice] = await listInvoices()
  const boleto = await getBoleto(ctx, { invoiceId: invoice?.id ?? '' })
  const paidOn = ctx.today < boleto.dueOn ? ctx.today : boleto.dueOn
  const titles = [
    retornoTitle(boleto, { occurrenceDate: paidOn, credit: paidOn }),
    retornoTitle(boleto, { nossoNumero: '00099999' }),
  ]
  const path = join(folder, 'CB.RET')
  writeFileSync(path, await makeRetorno(ctx, accountId, titles))

  const preview = await sgp('retorno', 'import', path, '--preview', '--json')
  expect([preview.code, preview.json()]).toMatchObject([
    0,
    {
      preview: true,
      isRepeated: false,
      lineCount: 2,
      lines: [
        { line: 2, outcome: 'settled' },
        { line: 3, outcome: 'unknown_title' },
      ],
    },
  ])
  expect((await listInvoices())[0]?.status).toBe('open')

  const imported = await sgp('retorno', 'import', path, '--json')
  expect([imported.code, imported.json()]).toMatchObject([0, { preview: false, isRepeated: false, postedCount: 1 }])
  expect((await listInvoices())[0]?.status).toBe('paid')

  const again = await sgp('retorno', 'import', path)
  expect([again.code, again.stdout]).toEqual([
    0,
    expect.stringMatching(/^Arquivo já importado, nada mudou: 2 linha\(s\)/),
  ])
  writeFileSync(path, 'nada')
  expect(await sgp('retorno', 'import', path)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^unrecognized-file: /),
  })
})

test('dunning run shows whom a day to come will hit, and runs today', async () => {
  const day = addDays((await listInvoices()).find(({ status }) => status === 'open')?.dueOn ?? ctx.today, 10)
  const rehearsed = await sgp('dunning', 'run', '--date', day, '--dry-run', '--json')
  expect([rehearsed.code, rehearsed.json()]).toMatchObject([
    0,
    { dryRun: true, onDate: day, noticedCount: 1, decisions: [{ contractNumber }] },
  ])
  const today = await sgp('dunning', 'run')
  expect([today.code, today.stdout]).toEqual([0, expect.stringMatching(/^\d+ aviso\(s\), 0 suspensão\(ões\)/)])
  expect(await sgp('dunning', 'run', '--date', day)).toMatchObject({ code: 2, stderr: expect.stringMatching(/\/on: /) })
})

test('radius config writes a whole configuration', async () => {
  const dir = join(folder, 'raddb')
  const ran = await sgp('radius', 'config', '--dir', dir, '--role', `radius_${randomUUID().slice(0, 8)}`)
  expect([ran.code, ran.stdout]).toEqual([
    0,
    expect.stringMatching(/^\d+ arquivo\(s\) em .*raddb\. Confira com: freeradius -C/),
  ])
  expect(existsSync(join(dir, 'radiusd.conf'))).toBe(true)
})

test('with two companies the command asks which one', async () => {
  const other = await makeCompany(createCtx(app.runtime, { actor: testActor, companyId: newId() }))
  expect(await sgp('bill', '--due-until', ctx.today)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--company <cnpj>'),
  })
  expect(await sgp('bill', '--due-until', ctx.today, '--company', other.cnpj)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^0 título/),
  })
  expect(await sgp('bill', '--due-until', ctx.today, '--company', '00000000000000')).toMatchObject({
    code: 2,
    stdout: '',
  })
})

test('a database that is not there, or a wrong configuration, is told in one sentence', async () => {
  const nowhere = { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }
  const absent = await runSgp(['bill', '--due-until', ctx.today], { cwd: folder, env: nowhere })
  expect([absent.code, absent.stdout, absent.stderr]).toEqual([
    2,
    '',
    expect.stringMatching(/^DATABASE_URL: [^\n]+\n$/),
  ])
  const wrong = await runSgp(['bill', '--due-until', ctx.today], { cwd: folder, env: { DATABASE_URL: 'mysql://x' } })
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/^DATABASE_URL: use postgres/)])
})
