import { CompiledQuery, type DatabaseConnection } from 'kysely'
import pg from 'pg'
import type { App } from '#app'
import type { Runtime } from '#kernel/context'
import { dbOn } from '#kernel/db'

/** The app on one connection where nothing lasts: what `rehearse` does is seen there alone, and undone after it. */
export type Stage = {
  runtime: Runtime
  rehearse: <T>(work: () => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/**
 * One transaction of the database in which every transaction of the product is a savepoint: what it commits stays, what it rolls back goes,
 * until the rehearsal is over. A statement outside of them stands alone, as it would.
 */
export async function openStage(app: App & { url: string }): Promise<Stage> {
  // One connection: whoever wants it waits for its turn, as behind a lock.
  const pool = new pg.Pool({ connectionString: app.url, max: 1, idleTimeoutMillis: 0 })
  pool.on('connect', (client) => void client.query('begin'))
  const say = (text: string) => pool.query(text)
  return {
    runtime: { ...app.runtime, db: dbOn(pool, useSavepoints) },
    rehearse: async (work) => {
      await say('savepoint rehearsal')
      try {
        return await work()
      } finally {
        await say('rollback to savepoint rehearsal')
      }
    },
    close: () => pool.end(),
  }
}

const known = new WeakSet<DatabaseConnection>()
const boundary = /^\s*(begin|start transaction|commit|rollback(?!\s+to\b))/i

function useSavepoints(connection: DatabaseConnection): void {
  if (known.has(connection)) return
  known.add(connection)
  const execute = connection.executeQuery.bind(connection)
  const say = (text: string) => execute<never>(CompiledQuery.raw(text))
  const standAlone = async <T>(work: () => Promise<T>): Promise<T> => {
    await say('savepoint statement')
    try {
      const result = await work()
      await say('release savepoint statement')
      return result
    } catch (error) {
      await say('rollback to savepoint statement')
      throw error
    }
  }
  let isOpen = false
  connection.executeQuery = async (query, ...rest) => {
    const word = boundary.exec(query.sql)?.[1]?.toLowerCase()
    if (word === undefined)
      return isOpen ? await execute(query, ...rest) : await standAlone(() => execute(query, ...rest))
    isOpen = word !== 'commit' && word !== 'rollback'
    if (isOpen) return await say('savepoint work')
    if (word === 'rollback') await say('rollback to savepoint work')
    return await say('release savepoint work')
  }
}
