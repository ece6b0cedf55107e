import { isCivilDate } from '@open-sgp/brasil'
import type { CnabWidth, Field, RecordTable, RecordValues } from './field.ts'

const blank = 0x20
const zero = 0x30
const nine = 0x39

const dates = new Map<number, string | null>()
const codes = new Map<number, string>()

/**
 * The record under the cursor, read column by column straight from the bytes (latin1: a byte is a column).
 * One view is moved over the whole file, so that a file of 40 MB makes no string but those that are asked for.
 * Columns beyond a line that an editor trimmed read as blanks.
 */
export class LineView {
  bytes: Buffer = Buffer.alloc(0)
  start = 0
  end = 0
  /** Position in the file, 1-based, blank lines not counted. */
  number = 0
  /** Fields whose content could not be read since the last `move`. */
  readonly unreadable: Field[] = []

  move(bytes: Buffer, start: number, end: number, number: number): void {
    this.bytes = bytes
    this.start = start
    this.end = end
    this.number = number
    if (this.unreadable.length > 0) this.unreadable.length = 0
  }

  get length(): number {
    return this.end - this.start
  }

  /** The byte in a 1-based column; a blank beyond the end. */
  at(column: number): number {
    const index = this.start + column - 1
    return index < this.end ? (this.bytes[index] ?? blank) : blank
  }

  char(column: number): string {
    return String.fromCharCode(this.at(column))
  }

  /** Which kind of record it is: the type, in CNAB 240 the type and, in a detail, its segment. As `RecordTable.id`. */
  recordId(width: CnabWidth): string {
    if (width === 400) return this.char(1)
    const type = this.char(8)
    return type === '3' ? type + this.char(14) : type
  }

  /** Columns `from` to `to` as they stand, without the blanks around. */
  slice(from: number, to: number): string {
    const { bytes } = this
    let first = this.start + from - 1
    let last = Math.min(this.start + to, this.end)
    while (last > first && bytes[last - 1] === blank) last--
    while (first < last && bytes[first] === blank) first++
    return first < last ? bytes.toString('latin1', first, last) : ''
  }

  text(field: Field | undefined): string {
    return field === undefined ? '' : this.slice(field.from, field.to)
  }

  /** A code of two columns: few differ in a file, so each is made once. */
  code(field: Field): string {
    const key = (this.at(field.from) << 8) | this.at(field.from + 1)
    let code = codes.get(key)
    if (code === undefined) {
      code = this.slice(field.from, field.to)
      codes.set(key, code)
    }
    return code
  }

  /** Digits as a number; blanks are 0. Anything else is reported in `unreadable` and reads as 0. */
  number9(field: Field | undefined): number {
    if (field === undefined) return 0
    const { bytes } = this
    const last = Math.min(this.start + field.to, this.end)
    let value = 0
    for (let index = this.start + field.from - 1; index < last; index++) {
      const byte = bytes[index] ?? blank
      if (byte >= zero && byte <= nine) value = value * 10 + byte - zero
      else if (byte !== blank || value !== 0) return this.refuse(field, 0)
    }
    return value
  }

  /** `YYYY-MM-DD`; null when blank, zero or not a date (then also in `unreadable`). */
  date(field: Field | undefined): string | null {
    if (field === undefined) return null
    const { bytes } = this
    const width = field.to - field.from + 1
    const first = this.start + field.from - 1
    let digits = 0
    let blanks = 0
    for (let index = first; index < first + width; index++) {
      const byte = index < this.end ? (bytes[index] ?? blank) : blank
      if (byte >= zero && byte <= nine) digits = digits * 10 + byte - zero
      else if (byte === blank) blanks++
      else return this.refuse(field, null)
    }
    if (digits === 0) return null
    if (blanks > 0) return this.refuse(field, null)
    return dateOf(digits, width) ?? this.refuse(field, null)
  }

  /** The codes of a list field, without blanks and zeros. */
  list(field: Field | undefined): readonly string[] {
    if (field === undefined) return none
    const each = field.each ?? field.to - field.from + 1
    let found: string[] | undefined
    for (let from = field.from; from + each - 1 <= field.to; from += each) {
      if (this.isVoid(from, from + each - 1)) continue
      found ??= []
      found.push(this.slice(from, from + each - 1))
    }
    return found ?? none
  }

  /** Every field of a record by name, as `writeRecord` takes them. */
  values(record: RecordTable): RecordValues {
    const values: Record<string, string | number | null> = {}
    for (const field of record.fields) if (!(field.name in values)) values[field.name] = this.value(field)
    return values
  }

  private value(field: Field): string | number | null {
    if (field.type === 'cents') return this.number9(field)
    if (field.type === 'percent') return this.number9(field) * 10 ** (4 - (field.decimals ?? 2))
    return field.type === 'date' ? this.date(field) : this.text(field)
  }

  private isVoid(from: number, to: number): boolean {
    for (let column = from; column <= to; column++) {
      const byte = this.at(column)
      if (byte !== blank && byte !== zero) return false
    }
    return true
  }

  private refuse<T>(field: Field, value: T): T {
    this.unreadable.push(field)
    return value
  }
}

const none: readonly string[] = []

/** ddmmaa (of this century: CNAB collection files are younger) or ddmmaaaa. Remembered: a file has few different dates. */
function dateOf(digits: number, width: number): string | null {
  const key = width === 6 ? digits : digits + 100_000_000
  const known = dates.get(key)
  if (known !== undefined) return known
  const text = String(digits).padStart(width, '0')
  const date = `${width === 6 ? '20' : ''}${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}`
  const made = isCivilDate(date) ? date : null
  if (dates.size < 20_000) dates.set(key, made)
  return made
}
