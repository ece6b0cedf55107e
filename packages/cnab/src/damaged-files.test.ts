import { expect, test } from 'vitest'
import type { CnabFile } from './index.ts'
import { readRetorno } from './index.ts'
import { accounts } from './testing/sample-remessa.ts'
import { editLines, nossoNumeros, overwrite, paid, sampleRetorno } from './testing/sample-retorno.ts'

const keys = Object.keys(accounts)
const codes = (file: CnabFile) => file.warnings.map(({ code }) => code)
const numberOf = (key: string, sequence: number) => (nossoNumeros[key] ?? '').slice(0, -1) + String(sequence)

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

test.each(keys)('%s: UTF-8 in the name of the company does not hide whose file it is', (key) => {
  const bytes = sampleRetorno(key)
  const utf8 = Buffer.from(bytes.toString('latin1').replaceAll('PROVEDOR', 'PROVÊDOR'), 'utf8')

  expect(readRetorno(utf8)).toMatchObject({ bank: key.slice(0, 3), titles: readRetorno(bytes).titles })
  expect(codes(readRetorno(utf8))).toContain('utf8-text')
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
