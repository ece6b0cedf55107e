import { sql } from 'kysely'

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Rows for `insert into <table> (columns) select columns from records`, in one parameter: a thousand rows of twenty bound values each
 * cost more in the driver than in the database. Every row has the keys of the first. Not for joins: the planner guesses 100 rows.
 */
export function recordsOf<T extends object>(table: string, rows: readonly T[]) {
  const names = Object.keys(rows[0] ?? {})
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))),
  )
  return {
    columns: sql.join(names.map((name) => sql.ref(name))),
    records: sql`json_populate_recordset(null::${sql.table(table)}, ${json}::json)`,
  }
}
