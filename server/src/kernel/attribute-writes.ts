import { CompiledQuery, type DatabaseConnection, type KyselyPlugin, type QueryId } from 'kysely'
import type { Db } from './db.ts'

/** Who writes, as the triggers of the audit log read it (0022_audit.sql). */
export type Writer = {
  kind: string
  id: string
  name: string
  company: string | null
  request: string
  address: string | null
  /** Milliseconds since 1970, by the clock of the use case. */
  at: number
}

/** What the product does on nobody's behalf: what it prepares when it starts. */
export const houseId = 'open-sgp'
const house = JSON.stringify({ kind: 'system', id: houseId, name: 'Open-SGP' })

const writers = new WeakMap<QueryId, string>()

/** The same connection, whose every statement is known to be this writer's. Costs nothing until one writes. */
export function writtenBy(db: Db, writer: Writer): Db {
  const text = JSON.stringify(writer)
  const plugin: KyselyPlugin = {
    transformQuery: ({ queryId, node }) => {
      writers.set(queryId, text)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return db.withPlugin(plugin)
}

/** What the database believes of a connection: of its session, and of the transaction that is open on it. */
type Belief = { session: string; local: string | undefined; isOpen: boolean }
const beliefs = new WeakMap<DatabaseConnection, Belief>()

const writes = /\b(?:insert|update|delete|merge|call)\b/i

/**
 * Makes a connection tell the database who writes, before the first statement that may: once a transaction, and once a change of
 * writer. A statement that nobody signed is the house's own, so that no deed is put on who used the connection before.
 */
export function attributeWrites(connection: DatabaseConnection): void {
  if (beliefs.has(connection)) return
  const belief: Belief = { session: '', local: undefined, isOpen: false }
  beliefs.set(connection, belief)
  const execute = connection.executeQuery.bind(connection)
  connection.executeQuery = async (query, ...rest) => {
    const isBoundary = follow(belief, query.sql)
    const wanted = writers.get(query.queryId) ?? house
    if (!isBoundary && wanted !== (belief.local ?? belief.session) && writes.test(query.sql)) {
      await execute(CompiledQuery.raw("select set_config('sgp.actor', $1, $2)", [wanted, belief.isOpen]))
      if (belief.isOpen) belief.local = wanted
      else belief.session = wanted
    }
    return await execute(query, ...rest)
  }
}

/** Follows begin and end of transactions; what was said since a savepoint goes with it. */
function follow(belief: Belief, text: string): boolean {
  const word = /^\s*(begin|start transaction|commit|rollback|savepoint|release)\b/i.exec(text)?.[1]?.toLowerCase()
  if (word === undefined) return false
  if (word === 'begin' || word === 'start transaction') belief.isOpen = true
  const isEnd = word === 'commit' || (word === 'rollback' && !/\bto\b/i.test(text))
  if (isEnd) belief.isOpen = false
  if (isEnd) belief.local = undefined
  // Another word than any writer's: the next write says it again.
  else if (word === 'rollback') belief.local = '?'
  return true
}
