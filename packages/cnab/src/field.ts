/**
 * How a field stands in its columns.
 * - `X` text, left-justified, blank-filled, upper case
 * - `9` digits, right-justified, zero-filled
 * - `A` letters and digits, right-justified, zero-filled: documents (the CNPJ has letters since July 2026) and seu número in CNAB 240
 * - `cents` an amount in centavos, zero-filled
 * - `percent` a rate in parts per million, written as a percentage with `decimals` implied decimals
 * - `date` ddmmaa or ddmmaaaa by its width, zeros when absent
 */
export type FieldType = 'X' | '9' | 'A' | 'cents' | 'percent' | 'date'

/** One field of a record. Columns are 1-based and inclusive, as in the banks' manuals. Reader and writer share it. */
export interface Field {
  /** Name that values are given and read by. It may stand twice in a record: both are written, the first is read. */
  readonly name: string
  readonly from: number
  readonly to: number
  readonly type: FieldType
  /** What is written when no value is given; without it, what fills the type. */
  readonly value?: string
  /** Character that fills an absent value, where it is not the type's own (a numeric field that the bank wants blank). */
  readonly pad?: ' ' | '0'
  /** `percent`: implied decimals; 2 when absent. */
  readonly decimals?: number
  /** `X`: letters as given (Pix keys, URLs). */
  readonly keepCase?: boolean
  /** `X`: refused when too long instead of cut (an identifier, not a name). */
  readonly exact?: boolean
  /** A list of codes of this many columns each (reasons of a rejection). */
  readonly each?: number
}

/** One kind of record: its columns, and the characters that identify it (`id`: type, in CNAB 240 type and segment). */
export interface RecordTable {
  readonly name: string
  readonly id: string
  readonly width: CnabWidth
  readonly fields: readonly Field[]
}

export type CnabWidth = 240 | 400

/** Values of one record by field name. Amounts in centavos, rates in parts per million, dates `YYYY-MM-DD`. */
export type RecordValues = Readonly<Record<string, string | number | null | undefined>>

const touches = (a: Field, b: Field) => a.from <= b.to && b.from <= a.to

/**
 * A record made of what several banks share (`core`) and what one bank has of its own: a field of the bank's replaces
 * every shared field that it touches. Columns that nobody names are blank.
 */
export function makeRecord(
  name: string,
  id: string,
  width: CnabWidth,
  core: readonly Field[],
  own: readonly Field[] = [],
): RecordTable {
  const shared = core.filter((field) => !own.some((mine) => touches(mine, field)))
  const fields = [...own, ...shared].sort((a, b) => a.from - b.from)
  return { name, id, width, fields }
}

export const findField = (record: RecordTable, name: string): Field | undefined =>
  record.fields.find((field) => field.name === name)

/** The field, which the table must have. Throws RangeError: a mistake in a table, found by its tests. */
export function requireField(record: RecordTable, name: string): Field {
  const field = findField(record, name)
  if (field) return field
  throw new RangeError(`record ${record.name} has no field ${name}`)
}
