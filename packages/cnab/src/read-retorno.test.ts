import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { findField } from './field.ts'
import type { CnabTitle } from './index.ts'
import { findLayout, grossPaidCents, readRetorno, readRetornoFile, scanRetorno } from './index.ts'
import { accounts } from './testing/sample-remessa.ts'
import { nossoNumeros, paid, sampleRetorno } from './testing/sample-retorno.ts'

const keys = Object.keys(accounts)
const numberOf = (key: string, sequence: number) => (nossoNumeros[key] ?? '').slice(0, -1) + String(sequence)

test.each(keys)('%s: a payment comes back as the bank wrote it', (key) => {
  const file = readRetorno(sampleRetorno(key, [paid(key, { control: 'uuid-123', creditedCents: 10210 })]))
  const is240 = file.layout === 240
  const { retorno, feeDeductedFromCredit } = findLayout(file.bank, file.layout)

  expect(file).toMatchObject({ kind: 'retorno', paidCents: 10210, occurrences: { '06': 1 }, warnings: [] })
  expect(file.header).toMatchObject({
    companyDocument: '11222333000181',
    fileSequence: findField(retorno.header, 'sequencialArquivo') ? 42 : null,
    generatedOn: '2025-03-17',
  })
  expect(file.titles).toEqual([
    {
      line: is240 ? 3 : 2,
      nossoNumero: nossoNumeros[key],
      seuNumero: 'FAT1',
      control: 'UUID-123',
      occurrence: '06',
      occurrenceDate: '2025-03-14',
      kind: 'PAID',
      due: '2025-03-10',
      faceCents: 9990,
      receivedCents: 10210,
      creditedCents: is240 || feeDeductedFromCredit ? 10210 : null,
      feeCents: 0,
      otherCostsCents: 0,
      interestCents: is240 ? 220 : 20,
      fineCents: is240 ? 0 : 200,
      discountCents: 0,
      abatementCents: 0,
      credit: '2025-03-17',
      reasons: [],
      pix: null,
    },
  ])
})

test('the same number means different things: 17 is after write-off at Bradesco, at the registry office at Santander', () => {
  const kindOf = (key: string, occurrence: string) =>
    readRetorno(sampleRetorno(key, [paid(key, { occurrence })])).titles[0]?.kind

  expect(kindOf('237-400', '17')).toBe('PAID_AFTER_WRITE_OFF')
  expect(kindOf('033-400', '17')).toBe('PAID')
  expect(kindOf('341-400', '08')).toBe('PAID')
  expect(kindOf('237-400', '16')).toBe('INFO')
  expect(kindOf('033-400', '16')).toBe('INFO')
  expect(kindOf('756-240', '50')).toBe('INFO')
})

test.each([
  ['341-400', '25'],
  ['341-400', '10'],
  ['341-400', '09'],
  ['041-400', '08'],
  ['237-400', '02'],
  ['033-400', '16'],
  ['001-240', '44'],
  ['756-240', '11'],
])('%s: an amount beside occurrence %s is not money', (key, occurrence) => {
  const file = readRetorno(sampleRetorno(key, [paid(key, { occurrence })]))

  expect(file.titles[0]?.receivedCents).toBe(10210)
  expect(file.paidCents).toBe(0)
})

test('an occurrence that the bank does not have is kept, named and never paid', () => {
  const file = readRetorno(sampleRetorno('341-400', [paid('341-400', { occurrence: '97' })]))

  expect(file.titles[0]).toMatchObject({ occurrence: '97', kind: 'UNKNOWN' })
  expect(file.paidCents).toBe(0)
  expect(file.warnings).toEqual([{ line: 2, code: 'unknown-occurrence', detail: expect.stringContaining('97') }])
})

test('a rejection brings its reasons, and a refused instruction says so in words', () => {
  const rejected = { occurrence: '03', receivedCents: 0, reasons: ['48', '08'] }
  const refused = { occurrence: '26', receivedCents: 0, reasons: ['60'] }
  const file = readRetorno(sampleRetorno('756-240', [paid('756-240', rejected), paid('756-240', refused)]))

  expect(file.titles.map(({ kind, reasons }) => ({ kind, reasons }))).toEqual([
    { kind: 'REJECTED', reasons: ['48', '08'] },
    { kind: 'INFO', reasons: ['60'] },
  ])
  expect(file.warnings).toEqual([
    {
      line: 5,
      code: 'instruction-rejected',
      detail: expect.stringContaining('60 Movimento para Título Não Cadastrado'),
    },
  ])
})

test('Itaú takes its fee off the received column: the payer paid the sum of both', () => {
  const file = readRetorno(
    sampleRetorno('341-400', [
      paid('341-400', { receivedCents: 810, feeCents: 390, faceCents: 1200, interestCents: 0, fineCents: 0 }),
    ]),
  )
  const [title] = file.titles

  expect(title && grossPaidCents(title, findLayout('341', 400).feeDeductedFromCredit)).toBe(1200)
  expect(title?.creditedCents).toBe(810)
  expect(file.warnings).toEqual([])
})

test('a contract of another kind than the layout’s default is told to the reader', () => {
  const net = [paid('033-400', { receivedCents: 9900, feeCents: 310 })]

  expect(readRetorno(sampleRetorno('033-400', net)).warnings).toHaveLength(1)
  expect(readRetorno(sampleRetorno('033-400', net), { feeDeductedFromCredit: true })).toMatchObject({
    warnings: [],
    titles: [{ creditedCents: 9900 }],
  })
})

test('amounts that do not add up are shown for review, and still counted as the bank says', () => {
  const file = readRetorno(sampleRetorno('237-400', [paid('237-400', { receivedCents: 5000 })]))

  expect(file.paidCents).toBe(5000)
  expect(file.warnings).toEqual([{ line: 2, code: 'amounts-differ', detail: expect.stringContaining('R$ 50,00') }])
})

test('the Pix of a hybrid boleto belongs to the title before it', () => {
  const titles = [
    paid('033-400', { occurrence: '02', pix: { location: 'pix.example/v2/39a1178e', txid: 'abc123DEF' } }),
    paid('033-400'),
  ]
  const file = readRetorno(sampleRetorno('033-400', titles))

  expect(file.titles.map(({ pix }) => pix)).toEqual([{ location: 'pix.example/v2/39a1178e', txid: 'abc123DEF' }, null])
})

test.each(keys)('%s: a stream in small chunks reads as the whole file does', async (key) => {
  const titles = Array.from({ length: 40 }, (_, n) => paid(key, { nossoNumero: numberOf(key, n % 10) }))
  const bytes = sampleRetorno(key, titles)
  const chunks = Array.from({ length: Math.ceil(bytes.length / 977) }, (_, n) => bytes.subarray(n * 977, (n + 1) * 977))
  const stream = await readRetornoFile(Readable.from(chunks))
  const streamed: CnabTitle[] = []
  for await (const title of stream.titles) streamed.push(title)
  const scan = scanRetorno(bytes)

  expect(streamed).toEqual([...scan.titles])
  expect(stream.summary).toEqual(scan.summary)
  expect(stream.header).toEqual(scan.header)
  expect(streamed).toHaveLength(40)
})
