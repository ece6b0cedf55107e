import { isCivilDate, toAscii } from '@open-sgp/brasil'
import { CnabError } from './cnab-error.ts'
import type { Field, RecordTable, RecordValues } from './field.ts'

type Value = RecordValues[string]

/** One record as text of exactly its width, printable ASCII only. Throws `value-too-wide` or `invalid-input`. */
export function writeRecord(record: RecordTable, values: RecordValues): string {
  let line = ''
  for (const field of record.fields) {
    line = line.padEnd(field.from - 1) + writeField(field, values[field.name])
  }
  line = line.padEnd(record.width)
  // The last guard before money: a line of another length shifts every column behind it.
  if (line.length !== record.width || /[^\x20-\x7e]/.test(line)) {
    throw new RangeError(`record ${record.name} came out with ${line.length} columns instead of ${record.width}`)
  }
  return line
}

function writeField(field: Field, value: Value): string {
  const width = field.to - field.from + 1
  const given = value ?? field.value
  if (given === undefined || given === '') return (field.pad ?? (field.type === 'X' ? ' ' : '0')).repeat(width)
  switch (field.type) {
    case 'X':
      return cut(field, writeText(field, String(given)), width).padEnd(width)
    case '9':
      return fill(field, expect(field, String(given), /^\d+$/), width)
    case 'A':
      return fill(field, expect(field, toAscii(String(given)).toUpperCase(), /^[\x21-\x7e]+$/), width)
    case 'cents':
      return fill(field, expect(field, String(given), /^\d+$/), width)
    case 'percent':
      return fill(field, percentDigits(field, Number(given)), width)
    case 'date':
      return writeDate(field, String(given), width)
  }
}

function writeText(field: Field, text: string): string {
  const plain = toAscii(text)
  return field.keepCase ? plain : plain.toUpperCase()
}

function cut(field: Field, text: string, width: number): string {
  return field.exact && text.length > width ? tooWide(field, text) : text.slice(0, width)
}

function tooWide(field: Field, text: string): never {
  const detail = `O campo “${field.name}” tem ${field.to - field.from + 1} coluna(s) (${field.from} a ${field.to}) e o valor “${text}” não cabe nelas.`
  throw new CnabError('value-too-wide', detail)
}

function expect(field: Field, text: string, pattern: RegExp): string {
  if (pattern.test(text)) return text
  throw new CnabError(
    'invalid-input',
    `O campo “${field.name}” não aceita o valor “${text}” nas colunas ${field.from} a ${field.to}.`,
  )
}

/** Right-justified with zeros. Surplus leading zeros change no number; anything else that is too long is refused. */
function fill(field: Field, text: string, width: number): string {
  const significant = text.length > width ? text.replace(/^0+/, '') : text
  return significant.length <= width ? significant.padStart(width, '0') : tooWide(field, text)
}

function percentDigits(field: Field, ppm: number): string {
  const digits = Math.round(ppm / 10 ** (4 - (field.decimals ?? 2)))
  return expect(field, String(digits), /^\d+$/)
}

function writeDate(field: Field, text: string, width: number): string {
  if (!isCivilDate(text)) {
    throw new CnabError(
      'invalid-input',
      `O campo “${field.name}” precisa de uma data existente AAAA-MM-DD; veio “${text}”.`,
    )
  }
  const year = width === 6 ? text.slice(2, 4) : text.slice(0, 4)
  return text.slice(8, 10) + text.slice(5, 7) + year
}
