import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { CnabFile, CnabTitle } from './index.ts'
import { findLayout, grossPaidCents, readRetorno, readRetornoFile, scanRetorno } from './index.ts'
import { accounts } from './testing/sample-remessa.ts'
import { editLines, nossoNumeros, overwrite, paid, sampleRetorno } from './testing/sample-retorno.ts'

const keys = Object.keys(accounts)
const codes = (file: CnabFile) => file.warnings.map(({ code }) => code)
const numberOf = (key: string, sequence: number) => (nossoNumeros[key] ?? '').slice(0, -1) + String(sequence)

test.each(keys)('%s: a payment comes back as the bank wrote it', (key) => {
  const file = readRetorno(sampleRetorno(key, [paid(key, { control: 'uuid-123', creditedCents: 10210 })]))
  const is240 = file.layout === 240

  expect(file).toMatchObject({ kind: 'retorno', paidCents: 10210, occurrences: { '06': 1 }, warnings: [] })
  expect(file.header).toMatchObject({
    companyDocument: '11222333000181',
    fileSequence: 42,
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
      creditedCents: is240 || key === '341-400' ? 10210 : null,
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

test('amounts that do not add up are shown for review, and still counted as the bank says', () => {
  const file = readRetorno(sampleRetorno('237-400', [paid('237-400', { receivedCents: 5000 })]))

  expect(file.paidCents).toBe(5000)
  expect(file.warnings).toEqual([{ line: 2, code: 'amounts-differ', detail: expect.stringContaining('R$ 50,00') }])
})

test.each(keys)('%s: any line end, blank lines, ^Z, a byte order mark and trimmed lines read alike', (key) => {
  const titles = [1, 2, 3].map((n) => paid(key, { nossoNumero: numberOf(key, n) }))
  const bytes = sampleRetorno(key, titles)
  const expected = readRetorno(bytes)

  for (const lineEnd of ['\n', '\r', '\r\n\r\n', '\n\n']) {
    expect(readRetorno(editLines(bytes, (lines) => lines, lineEnd))).toEqual(expected)
  }
  expect(readRetorno(Buffer.concat([bytes, Buffer.from('\x1a')]))).toEqual(expected)
  const marked = readRetorno(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]))
  expect(marked).toEqual({ ...expected, warnings: [expect.objectContaining({ line: 1, code: 'byte-order-mark' })] })
  const trimmed = readRetorno(editLines(bytes, (lines) => lines.map((line) => line.trimEnd())))
  expect(trimmed.titles).toEqual(expected.titles)
})

test.each(keys)('%s: a file cut inside a payment does not pay it', (key) => {
  const bytes = sampleRetorno(key, [paid(key), paid(key, { nossoNumero: numberOf(key, 2) })])
  const is240 = key.endsWith('240')
  const cut = editLines(bytes, (lines) => [
    ...lines.slice(0, is240 ? 5 : 2),
    (lines[is240 ? 5 : 2] ?? '').slice(0, is240 ? 85 : 260),
  ])
  const file = readRetorno(cut)

  expect(file.paidCents).toBe(10210)
  expect(file.titles.map(({ kind }) => kind)).toEqual(['PAID', 'UNKNOWN'])
  expect(codes(file)).toEqual(expect.arrayContaining(['truncated-line', 'missing-trailer']))
})

test('T without U: a rejection is told, a payment is not credited', () => {
  const bytes = sampleRetorno('001-240', [paid('001-240'), paid('001-240', { occurrence: '03', receivedCents: 0 })])
  const file = readRetorno(editLines(bytes, (lines) => lines.filter((line) => line[13] !== 'U')))

  expect(file.titles.map(({ kind, credit }) => ({ kind, credit }))).toEqual([
    { kind: 'UNKNOWN', credit: null },
    { kind: 'REJECTED', credit: null },
  ])
  expect(file.paidCents).toBe(0)
  expect(codes(file).filter((code) => code === 't-without-u')).toHaveLength(2)
})

test('U without T pays nobody, and a second U does not pay twice', () => {
  const bytes = sampleRetorno('756-240', [paid('756-240')])
  const alone = readRetorno(editLines(bytes, (lines) => lines.filter((line) => line[13] !== 'T')))
  const twice = readRetorno(
    editLines(bytes, (lines) => lines.flatMap((line) => (line[13] === 'U' ? [line, line] : [line]))),
  )

  expect([alone.paidCents, alone.titles.length]).toEqual([0, 0])
  expect(codes(alone)).toContain('u-without-t')
  expect([twice.paidCents, twice.titles.length]).toEqual([10210, 1])
  expect(codes(twice)).toContain('u-without-t')
})

test('the movement code of T rules over the one of U', () => {
  const bytes = sampleRetorno('756-240', [paid('756-240', { occurrence: '03', receivedCents: 0 })])
  const file = readRetorno(
    editLines(bytes, (lines) => lines.map((line) => (line[13] === 'U' ? overwrite(line, 16, '06') : line))),
  )

  expect(file.titles[0]).toMatchObject({ kind: 'REJECTED', occurrence: '03' })
})

test('blank and zero dates are no dates; an impossible date is reported', () => {
  const bytes = sampleRetorno('756-240', [paid('756-240')])
  const edit = (date: string) =>
    readRetorno(
      editLines(bytes, (lines) => lines.map((line) => (line[13] === 'U' ? overwrite(line, 146, date) : line))),
    )

  expect(edit(' '.repeat(8))).toMatchObject({ warnings: [], titles: [{ credit: null, kind: 'PAID' }] })
  expect(edit('00000000')).toMatchObject({ warnings: [], titles: [{ credit: null, kind: 'PAID' }] })
  expect(codes(edit('31022025'))).toEqual(['unreadable-field'])
})

test('an amount that is not a number is never money', () => {
  const bytes = sampleRetorno('237-400')
  const file = readRetorno(
    editLines(bytes, (lines) => lines.map((line) => (line[0] === '1' ? overwrite(line, 254, '00000000-1021') : line))),
  )

  expect(file.paidCents).toBe(0)
  expect(file.titles[0]).toMatchObject({ kind: 'UNKNOWN', occurrence: '06' })
  expect(file.warnings).toEqual([{ line: 2, code: 'unreadable-field', detail: expect.stringContaining('254 a 266') }])
})

test('UTF-8 text that widens a line is read by characters, with a warning', () => {
  const bytes = sampleRetorno('341-400')
  const utf8 = Buffer.from(
    bytes
      .toString('latin1')

      .replace(/(?<=^1.{323}).{5}/m, 'JOÃO '),
    'utf8',
  )
  const file = readRetorno(utf8)

  expect(file.titles).toEqual(readRetorno(bytes).titles)
  expect(codes(file)).toEqual(['utf8-text'])
})

test('latin1 text keeps its columns', () => {
  const bytes = sampleRetorno('341-400')
  const latin1 = Buffer.from(bytes.toString('latin1').replace(/(?<=^1.{323}).{5}/m, 'JOÃO '), 'latin1')

  expect(readRetorno(latin1)).toEqual(readRetorno(bytes))
})

test('a line that is too wide is refused, surplus blanks are not', () => {
  const bytes = sampleRetorno('237-400', [paid('237-400'), paid('237-400', { nossoNumero: '000000000029' })])
  const widen = (tail: string) =>
    readRetorno(editLines(bytes, (lines) => lines.map((line, i) => (i === 1 ? line + tail : line))))

  expect(widen('   ')).toEqual(readRetorno(bytes))
  expect(widen('XYZ')).toMatchObject({ paidCents: 10210, titles: [{ nossoNumero: '000000000029' }] })
  expect(codes(widen('XYZ'))).toContain('line-too-wide')
})

test('a missing line shows in the sequence, a missing trailer shows too', () => {
  const titles = [1, 2, 3].map((n) => paid('341-400', { nossoNumero: numberOf('341-400', n) }))
  const file = readRetorno(
    editLines(sampleRetorno('341-400', titles), (lines) => [...lines.slice(0, 2), lines[3] ?? '']),
  )

  expect(file.warnings).toEqual([
    { line: 3, code: 'wrong-sequence', detail: expect.stringContaining('4') },
    { line: 3, code: 'missing-trailer', detail: expect.any(String) },
  ])
})

test('the counts of a CNAB 240 trailer are checked', () => {
  const bytes = sampleRetorno('001-240', [paid('001-240'), paid('001-240')])
  const file = readRetorno(editLines(bytes, (lines) => lines.filter((_, index) => index !== 4 && index !== 5)))

  expect(codes(file).filter((code) => code === 'wrong-count')).toHaveLength(2)
})

test('records after the trailer and records of another layout are told, not read', () => {
  const bytes = sampleRetorno('341-400')
  const glued = readRetorno(Buffer.concat([bytes, sampleRetorno('341-400')]))
  const foreign = readRetorno(
    editLines(bytes, (lines) => lines.map((line) => (line[0] === '1' ? overwrite(line, 1, '7') : line))),
  )

  expect(glued.titles).toHaveLength(1)
  expect(codes(glued)).toEqual(['content-after-trailer'])
  expect([foreign.paidCents, foreign.titles.length]).toEqual([0, 0])
  expect(codes(foreign)).toContain('unknown-record')
})

test('a detail of another bank inside a CNAB 240 file is refused', () => {
  const bytes = sampleRetorno('001-240', [paid('001-240')])
  const file = readRetorno(
    editLines(bytes, (lines) => lines.map((line) => (line[7] === '3' ? overwrite(line, 1, '756') : line))),
  )

  expect([file.paidCents, file.titles.length]).toEqual([0, 0])
  expect(codes(file)).toContain('other-bank')
})

test('a bank that does not exist and a file that is no CNAB are refused with a clear message', () => {
  const other = editLines(sampleRetorno('237-400'), (lines) => [overwrite(lines[0], 77, '999'), ...lines.slice(1)])

  expect(() => readRetorno(other)).toThrow(
    expect.objectContaining({ code: 'unsupported-layout', detail: expect.stringContaining('999') }),
  )
  for (const text of ['', '\n\n', 'OFXHEADER:100', '%PDF-1.7', '\u0000\u0001\u0002']) {
    expect(() => readRetorno(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'unrecognized-file' }))
  }
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
