import { expect, test } from 'vitest'
import { csvHead, csvRows } from './csv.ts'

const lines = (row: object, fields: readonly string[], words?: Record<string, string>) =>
  csvRows(
    [row],
    fields.map((field) => ({ field, title: field, words })),
    'America/Sao_Paulo',
  )

test('the head carries the mark of UTF-8 and its titles, guarded like any text', () => {
  expect(
    csvHead([
      { field: 'a', title: 'Código' },
      { field: 'b', title: '=1+1; "x"' },
    ]),
  ).toBe('\uFEFFCódigo;"\'=1+1; ""x"""\r\n')
})

test('money, rates, days, instants and flags are written as Brazilian spreadsheets read them', () => {
  const row = {
    amountCents: -123_456,
    finePpm: 25_000,
    dueOn: '2026-07-31',
    paidAt: new Date('2026-07-31T23:30:05Z'),
    isOpen: true,
    latitude: -27.5954,
    none: null,
  }
  expect(lines(row, Object.keys(row))).toBe('-1234,56;2,5%;31/07/2026;31/07/2026 20:30:05;Sim;-27,5954;\r\n')
})

test('numbers that are names keep their zeros, codes become words', () => {
  const row = {
    document: '01234567890',
    postalCode: '01001000',
    phone: '+5548999990000',
    status: 'open',
    address: { city: 'São Paulo' },
  }
  expect(
    lines(row, ['document', 'postalCode', 'phone', 'status', 'address.city', 'address.none'], { open: 'Em aberto' }),
  ).toBe('012.345.678-90;01001-000;(48) 99999-0000;Em aberto;São Paulo;\r\n')
})

test.each(['=cmd|calc', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', '\n=1', '＝1+1'])(
  '%j is text to a spreadsheet',
  (text) => {
    expect(lines({ name: text }, ['name']).replaceAll('"', '')).toBe(`'${text}\r\n`)
  },
)

test('separators, quotes and line ends stay inside of their cell', () => {
  expect(
    lines({ a: 'um;dois', b: 'diz "oi"', c: 'linha\noutra', d: ['x', '=y'], e: 'só\rretorno' }, [
      'a',
      'b',
      'c',
      'd',
      'e',
    ]),
  ).toBe('"um;dois";"diz ""oi""";"linha\noutra";x, \'=y;"só\rretorno"\r\n')
})
