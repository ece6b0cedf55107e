import { formatCep, formatDocument, formatPhone, isCivilDate } from '@open-sgp/brasil'
import { stringify } from 'csv-stringify/sync'

/** One column of an export: the field's path in the row, its heading, and the words for what it can hold. */
export type CsvColumn = { field: string; title: string; words?: Record<string, string> | undefined }

/** What Excel in Brazil wants to open a file by a double click: UTF-8 with its mark, semicolons, CRLF (RFC 4180). */
const options = { delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n]/ }

/** The line of headings, with the mark in front that says UTF-8. */
export const csvHead = (columns: readonly CsvColumn[]): string =>
  `\uFEFF${stringify([columns.map(({ title }) => guard(title))], options)}`

/** Rows as lines of text. Money 1234,56, days dd/mm/aaaa, instants in `timeZone`, words instead of codes. */
export const csvRows = (rows: readonly unknown[], columns: readonly CsvColumn[], timeZone: string): string =>
  stringify(
    rows.map((row) => columns.map((column) => cell(valueAt(row, column.field), column, timeZone))),
    options,
  )

const valueAt = (row: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (found, part) => (typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined),
      row,
    )

/** A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); an apostrophe makes it text. */
const guard = (text: string): string => (/^[\t\r\n=+\-@＝＋－＠]/.test(text) ? `'${text}` : text)

function cell(value: unknown, { field, words }: CsvColumn, timeZone: string): string {
  if (value === null || value === undefined) return ''
  const isCode = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
  const word = isCode ? words?.[String(value)] : undefined
  if (word !== undefined) return guard(word)
  if (typeof value === 'number') return formatNumber(value, field)
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não'
  if (value instanceof Date) return formatInstant(value, timeZone)
  if (typeof value === 'string') return guard(formatText(value, field))
  if (!Array.isArray(value)) return guard(JSON.stringify(value))
  return guard(value.map((each: unknown) => cell(each, { field, title: '', words }, timeZone)).join(', '))
}

function formatNumber(value: number, field: string): string {
  if (field.includes('Ppm')) return `${String(value / 10_000).replace('.', ',')}%`
  const text = field.endsWith('Cents') ? (value / 100).toFixed(2) : String(value)
  return text.replace('.', ',')
}

/** Numbers that are names (CPF, CEP, telephone) get their dress, or a spreadsheet would count with them. */
function formatText(text: string, field: string): string {
  if (isCivilDate(text)) return text.split('-').toReversed().join('/')
  if (/^\+55\d{10,11}$/.test(text)) return formatPhone(text)
  try {
    if (/(document|cpf|cnpj)$/i.test(field)) return formatDocument(text)
    if (field.endsWith('postalCode')) return formatCep(text)
  } catch {
    // Not one of ours (a foreign document): as it is.
  }
  return text
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatInstant(instant: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  formats.set(timeZone, format)
  return format.format(instant).replace(',', '')
}
