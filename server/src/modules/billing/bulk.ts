import { sql, type RawBuilder } from 'kysely'

/** Names and PostgreSQL types of the columns that a bulk statement fills. */
type ColumnTypes<T extends object> = { readonly [K in keyof T]: string }

/** `a, b, c`: the columns in the order in which `unnestRows` gives them. */
export const columnList = (types: object): RawBuilder<unknown> =>
  sql.join(Object.keys(types).map((name) => sql.ref(name)))

/** Rows as one array a column: a thousand rows in one statement with as many parameters as columns. */
export const unnestRows = <T extends object>(rows: readonly T[], types: ColumnTypes<T>): RawBuilder<unknown> => {
  const arrays: RawBuilder<unknown>[] = []
  for (const key in types) arrays.push(sql`${toArray(rows, key, types[key])}::${sql.raw(types[key])}[]`)
  return sql`unnest(${sql.join(arrays)})`
}

const quoted = new Set(['text', 'daterange'])

/** Ids, numbers, dates and words of enumerations need no quotes: written at once they cost a third of the driver's own arrays. */
const toArray = <T extends object>(rows: readonly T[], key: keyof T, type: string): unknown =>
  quoted.has(type) ? rows.map((row) => row[key]) : `{${rows.map((row) => row[key] ?? 'null').join(',')}}`

/** Cuts a list into pieces of at most `size`. */
export const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size))
