import { CamelCasePlugin, Kysely, PostgresDialect, type DatabaseConnection } from 'kysely'
import pg from 'pg'
import { attributeWrites } from './attribute-writes.ts'
import type { DB } from './db.types.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of range: ${text}`)
  return value
})
// Civil dates stay text: a JavaScript Date would give them an hour and a zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Connection or transaction; tables are `schema.table`, columns camelCase. */
export type Db = Kysely<DB>

/** Opens a pool of at most `max` connections. Close it with `db.destroy()`. */
export function createDb(url: string, max = 10): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'open-sgp',
  })
  // An idle connection that dies with its server must not take the process along: the next query opens a new one.
  pool.on('error', () => {})
  // Nor one that dies between two queries of a transaction: the next of them fails and says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  return dbOn(pool)
}

/** The same on a pool that somebody else opened; `prepare` is given each connection before the product has it. */
export const dbOn = (pool: pg.Pool, prepare: (connection: DatabaseConnection) => void = () => {}): Db =>
  new Kysely<DB>({
    dialect: new PostgresDialect({
      pool,
      onReserveConnection: async (connection) => {
        prepare(connection)
        attributeWrites(connection)
      },
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

/** SQLSTATE of a database error, or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined
}

/** Name of the constraint or unique index that refused the statement. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}

/** Whether a row-level-security policy refused a new row. */
export const isRowPolicy = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.routine === 'ExecWithCheckOptions'
