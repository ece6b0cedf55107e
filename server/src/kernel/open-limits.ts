import type { Db } from './db.ts'
import { createLimits, withFallback, type Limits } from './limits.ts'
import { postgresLimits } from './limits-postgres.ts'
import { redisLimits } from './limits-redis.ts'
import type { Log } from './log.ts'

/** The limits of this process: counted in Redis where one is configured, and in the database otherwise or while it is down. */
export function openLimits({ db, redisUrl, log }: { db: Db; redisUrl: string | undefined; log: Log }): {
  limits: Limits
  close: () => Promise<void>
} {
  const database = postgresLimits(db)
  if (redisUrl === undefined) return { limits: createLimits(database), close: async () => {} }
  const redis = redisLimits(redisUrl, { log })
  return { limits: createLimits(withFallback(redis, database, { log })), close: redis.close }
}
