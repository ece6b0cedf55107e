import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Field, RecordTable, RecordValues } from './field.ts'
import type { FileTables } from './layout.ts'
import { layouts } from './index.ts'
import { LineView } from './line-view.ts'
import { writeRecord } from './write-record.ts'

const recordsOf = ({ header, lotHeader, details, lotTrailer, trailer }: FileTables): readonly RecordTable[] =>
  [header, lotHeader, ...details, lotTrailer, trailer].flatMap((record) => record ?? [])

const tables = layouts.flatMap((layout) =>
  (['remessa', 'retorno'] as const).flatMap((direction) =>
    recordsOf(layout[direction]).map((record) => ({
      name: `${layout.bank}-${layout.width} ${direction} ${record.name}`,
      record,
    })),
  ),
)

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('')
const word = (maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength }).map((chars) => chars.join(''))
const digits = (maxLength: number) => word(maxLength).map((text) => text.replace(/\D/g, '7'))

function contentOf(field: Field): fc.Arbitrary<string | number | null> {
  const width = field.to - field.from + 1
  switch (field.type) {
    case 'X':
      return word(width)
    case '9':
      return digits(width).map((text) => text.padStart(width, '0'))
    case 'A':
      return word(width).map((text) => text.padStart(width, '0'))
    case 'cents':
      return fc.integer({ min: 0, max: 10 ** Math.min(width, 14) - 1 })
    case 'percent':
      return fc.integer({ min: 0, max: 99 }).map((percent) => percent * 10_000)
    case 'date':
      return fc.option(
        fc
          .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
      )
  }
}

const valuesOf = (record: RecordTable): fc.Arbitrary<RecordValues> =>
  fc.record(Object.fromEntries(record.fields.toReversed().map((field) => [field.name, contentOf(field)])))

function readBack(record: RecordTable, line: string): RecordValues {
  const view = new LineView()
  const bytes = Buffer.from(line, 'latin1')
  view.move(bytes, 0, bytes.length, 1)
  return view.values(record)
}

test.each(tables)('$name: fields lie inside the record and do not overlap', ({ record }) => {
  let last = 0
  for (const field of record.fields) {
    expect(field.from, field.name).toBeGreaterThan(last)
    expect(field.to, field.name).toBeGreaterThanOrEqual(field.from)
    last = field.to
  }
  expect(last).toBeLessThanOrEqual(record.width)
})

test.each(tables)('$name: what is written is read back', ({ record }) => {
  fc.assert(
    fc.property(valuesOf(record), (values) => {
      const line = writeRecord(record, values)
      expect(line).toHaveLength(record.width)
      expect(readBack(record, line)).toEqual(values)
    }),
    { numRuns: 25 },
  )
})

test.each(layouts.map((layout) => ({ name: `${layout.bank}-${layout.width}`, layout })))(
  '$name: every code has a meaning and a wording, and the settlements are there',
  ({ layout }) => {
    for (const [code, { kind, text }] of layout.occurrences) {
      expect(code).toMatch(/^[0-9A-Z]{2}$/)
      expect(text.length, `${code} ${kind}`).toBeGreaterThan(3)
    }
    for (const [code, text] of layout.reasons ?? []) {
      expect(code).toMatch(/^[0-9A-Z]{2,3}$/)
      expect(text.length).toBeGreaterThan(3)
    }
    expect(layout.occurrences.get('06')?.kind).toBe('PAID')
    expect(layout.occurrences.get('02')?.kind).toBe('REGISTERED')
  },
)
