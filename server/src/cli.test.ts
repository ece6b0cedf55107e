import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { writeRetorno } from '@open-sgp/cnab'
import { runSgp, sgpPath } from './testing/run-sgp.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-sgp-cli-'))
vi.setConfig({ testTimeout: 60_000 })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const save = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const input = {
  agencia: '1234',
  conta: '56789',
  carteira: '109',
  numero: '7',
  valorCentavos: 9990,
  vencimento: '2026-03-10',
}
const computed = {
  fator: '1381',
  nossoNumero: '000000077',
  codigoBarras: expect.stringMatching(/^3419\d13810000009990109\d{22}$/),
  campoLivre: expect.stringMatching(/^10900000007\d{14}$/),
  linhaDigitavel: expect.stringMatching(/^34191\.\d{5} \d{5}\.\d{6} \d{5}\.\d{6} \d 13810000009990$/),
}

test('boleto compute answers each of a list with exactly the promised fields, or with its error', async () => {
  const list = [
    { id: 'a', bank: '341', input },
    { id: 'b', bank: '341', input: { ...input, valorCentavos: -1 } },
    { id: 'c', bank: '999', input },
  ]
  const ran = await runSgp(['boleto', 'compute'], { stdin: JSON.stringify(list) })
  const error = { code: expect.stringMatching(/^[a-z-]+$/), detail: expect.any(String), field: expect.any(String) }
  expect([ran.code, ran.stderr, ran.json()]).toEqual([
    0,
    '',
    [
      { id: 'a', ...computed },
      { id: 'b', error },
      { id: 'c', error },
    ],
  ])
})

test('boleto parse reads a line and its bar code alike; what is none is told and ends with 2', async () => {
  const [{ linhaDigitavel, codigoBarras }] = JSON.parse(
    (await runSgp(['boleto', 'compute'], { stdin: JSON.stringify([{ id: 1, bank: '341', input }]) })).stdout,
  )
  // The line as it is printed, with and without quotation marks around its blanks.
  for (const text of [[linhaDigitavel], linhaDigitavel.split(' '), [codigoBarras]]) {
    const ran = await runSgp(['boleto', 'parse', ...text])
    expect([ran.code, ran.json()]).toMatchObject([
      0,
      { bank: '341', codigoBarras, linhaDigitavel, valorCentavos: 9990 },
    ])
  }
  const wrong = await runSgp(['boleto', 'parse', `${linhaDigitavel.slice(0, -1)}1`])
  expect([wrong.code, wrong.stdout, wrong.stderr]).toEqual([2, '', expect.stringMatching(/^[a-z-]+: .*dígito/s)])
})

test('boleto pdf prints the example of the package, also from another folder', async () => {
  const example = join(import.meta.dirname, '../../packages/boleto/examples/boletos.json')
  const ran = await runSgp(['boleto', 'pdf', '--in', example, '--out', 'b.pdf'], { cwd: folder })
  expect([ran.code, ran.stdout]).toEqual([0, expect.stringMatching(/^\d+ boleto\(s\) em \d+ página\(s\): b\.pdf\n$/)])
  expect(readFileSync(join(folder, 'b.pdf'), 'latin1')).toMatch(/^%PDF-1\.\d[^]*%%EOF\s*$/)
  const nowhere = await runSgp(['boleto', 'pdf', '--in', example, '--out', join(folder, 'no', 'b.pdf')])
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringMatching(/^Não consegui usar .*: não existe\.\n$/)])
})

const account = { agencia: '1234', conta: '56789', carteira: '109' }
const beneficiary = { nome: 'PROVEDOR TESTE LTDA', documento: '11222333000181' }
const place = { endereco: 'RUA UM, 123', bairro: 'CENTRO', cep: '88000000', cidade: 'FLORIANOPOLIS', uf: 'SC' }

test('cnab write makes a remessa that cnab read names title by title', async () => {
  const titulo = {
    numero: '7',
    numeroDocumento: 'FAT7',
    valorCentavos: 9990,
    emissao: '2026-02-20',
    vencimento: '2026-03-10',
  }
  const pagador = { nome: 'CLIENTE DE TESTE', documento: '52998224725', ...place }
  const entrada = {
    conta: account,
    beneficiario: { ...beneficiary, ...place },
    sequencialArquivo: 1,
    dataGeracao: '2026-02-20',
    horaGeracao: '10:20:30',
    titulos: [{ ...titulo, especie: 'DM', aceite: 'N', pagador }],
  }
  const written = await runSgp([
    'cnab',
    'write',
    save('in.json', JSON.stringify({ banco: '341', layout: 400, entrada })),
  ])
  expect([written.code, written.stderr]).toEqual([0, ''])
  expect(written.stdout.split('\r\n').map((line) => line.length)).toEqual([400, 400, 400, 0])
  const read = await runSgp(['cnab', 'read', save('a.rem', written.bytes)])
  expect(read.json()).toMatchObject({
    bank: '341',
    layout: 400,
    kind: 'remessa',
    titles: [{ faceCents: 9990, due: '2026-03-10' }],
  })
  const refused = await runSgp([
    'cnab',
    'write',
    save('bad.json', JSON.stringify({ banco: '999', layout: 400, entrada })),
  ])
  expect([refused.code, refused.stdout, refused.stderr]).toEqual([2, '', expect.stringMatching(/^[a-z-]+: .*999/)])
})

test('cnab read tells exactly the promised fields of a retorno', async () => {
  const bytes = writeRetorno({
    banco: '341',
    layout: 400,
    conta: account,
    dataGeracao: '2026-03-11',
    sequencialArquivo: 1,
    beneficiario: beneficiary,
    titles: [
      {
        ...{ nossoNumero: '00000007', seuNumero: 'FAT7', occurrence: '06', occurrenceDate: '2026-03-10' },
        ...{ due: '2026-03-10', credit: '2026-03-11', faceCents: 9990, receivedCents: 9600, feeCents: 390 },
      },
    ],
  })
  const ran = await runSgp(['cnab', 'read', save('a.ret', bytes)])
  const title = {
    ...{ line: 2, nossoNumero: '00000007', seuNumero: 'FAT7', occurrence: '06', kind: 'PAID' },
    ...{ faceCents: 9990, receivedCents: 9600, creditedCents: expect.any(Number), feeCents: 390 },
    ...{ due: '2026-03-10', occurrenceDate: '2026-03-10', credit: '2026-03-11', reasons: [] },
  }
  const whole = {
    bank: '341',
    layout: 400,
    kind: 'retorno',
    titles: [title],
    paidCents: 9600,
    occurrences: { '06': 1 },
    warnings: [],
  }
  expect([ran.code, ran.json()]).toEqual([0, whole])
  const none = await runSgp(['cnab', 'read', save('none.ret', 'nada')])
  expect([none.code, none.stdout, none.stderr]).toEqual([2, '', expect.stringMatching(/^unrecognized-file: /)])
})

test('pix encode and decode are each other’s reverse', async () => {
  const given = {
    kind: 'static',
    key: '+5548999990000',
    name: 'PROVEDOR TESTE',
    city: 'FLORIANOPOLIS',
    amountCents: 9990,
    txid: 'FAT1',
    info: null,
  }
  const encoded = await runSgp(['pix', 'encode'], { stdin: JSON.stringify(given) })
  expect([encoded.code, encoded.stdout]).toEqual([0, expect.stringMatching(/^000201.*6304[0-9A-F]{4}\n$/)])
  const decoded = await runSgp(['pix', 'decode', encoded.stdout.trim()])
  expect([decoded.code, decoded.json()]).toMatchObject([0, { key: '+5548999990000', amountCents: 9990, txid: 'FAT1' }])
  const broken = await runSgp(['pix', 'decode', encoded.stdout.trim().replace(/.$/, 'X')])
  expect([broken.code, broken.stdout]).toEqual([2, ''])
})

test.each([
  [['--help'], 0],
  [[], 2],
  [['nada'], 2],
  [['bill'], 2],
  [['bill', '--due-until', '2026-02-30'], 2],
  [['dunning', 'run', '--date', 'ontem'], 2],
  [['remessa', 'create', '--account', 'um'], 2],
  [['boleto', 'parse'], 2],
  [['pix', 'encode', '--tudo'], 2],
] as [string[], number][])('sgp %j ends with %i and speaks Portuguese', async (args, code) => {
  const ran = await runSgp(args)
  expect(ran.code).toBe(code)
  const told = code === 0 ? ran.stdout : ran.stderr
  expect(told).toMatch(/Uso: sgp|--help/)
  expect(told).not.toMatch(/error|usage|missing|unknown|required|display|invalid| at /i)
})

test('sgp --help lists every command', async () => {
  const { stdout } = await runSgp(['--help'])
  for (const command of [
    ...['boleto compute', 'boleto parse', 'boleto pdf', 'cnab read', 'cnab write', 'pix encode', 'pix decode', 'bill'],
    ...['remessa create', 'retorno import', 'dunning run', 'radius config', 'migrate', 'worker', 'api'],
  ])
    expect(stdout).toContain(`  sgp ${command} `)
})

test('the command works through links, also a link to a link', async () => {
  symlinkSync(sgpPath, join(folder, 'one'))
  symlinkSync('one', join(folder, 'sgp'))
  const ran = await runSgp(['pix', 'decode', 'x'], { program: join(folder, 'sgp'), cwd: tmpdir() })
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/^not-pix: /)])
})

test('a long answer goes whole through a slow pipe, and a reader who has seen enough is no error', async () => {
  const list = JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, bank: '341', input })))
  const path = save('many.json', list)
  const shell = (script: string) =>
    new Promise<{ code: number | null; out: string }>((resolve) => {
      const child = spawn('sh', ['-c', script, sgpPath, path])
      const out: Buffer[] = []
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
      child.stderr.on('data', (chunk: Buffer) => out.push(chunk))
      child.on('close', (code) => resolve({ code, out: Buffer.concat(out).toString() }))
    })
  const slow = await shell('"$0" boleto compute < "$1" | (sleep 1; cat)')
  expect(JSON.parse(slow.out)).toHaveLength(20_000)
  expect(await shell('"$0" boleto compute < "$1" | head -c 1')).toEqual({ code: 0, out: '[' })
  expect(await shell('(sleep 1; cat "$1") | "$0" boleto compute | tail -c 2')).toEqual({ code: 0, out: ']\n' })
})
