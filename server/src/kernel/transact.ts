import { setTimeout } from 'node:timers/promises'
import { sqlState, type Db } from './db.ts'
import type { Log } from './log.ts'

/** With which PostgreSQL ends one transaction so that others can go on: a deadlock, a serialization failure. */
const passing = new Set(['40P01', '40001'])
const attemptsAtMost = 4
const longestWaitMs = 50

/** Whether a transaction asked the world outside for something that no rollback takes back. */
export type Outside = { isTouched: boolean }

/**
 * Runs `work` in a transaction of its own, and again in a new one when the database ended it for others' sake: at most four times, after
 * waits of chance so that two do not meet again. Rows, events and jobs of the failed attempt are gone with it. Once `work` asked the
 * world outside, the failure is the caller's.
 */
export async function transact<T>(db: Db, log: Log, work: (tx: Db, outside: Outside) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const outside: Outside = { isTouched: false }
    try {
      return await db.transaction().execute((tx) => work(tx, outside))
    } catch (error) {
      const state = sqlState(error)
      if (state === undefined || !passing.has(state) || outside.isTouched || attempt === attemptsAtMost) throw error
      log.warn({ state, attempt }, 'transaction tried again')
      await setTimeout(Math.random() * longestWaitMs * attempt)
    }
  }
}
