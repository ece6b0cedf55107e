import { fromKysely, PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { Actor, Ctx } from './context.ts'
import type { Db } from './db.ts'

/** A job as data: when it runs, what it is given, which use case it calls. Runs at least once; use cases are idempotent. */
export type Job<S extends z.ZodType = z.ZodType> = {
  /** `module.verb-noun`; also the queue's name. */
  name: string
  payload: S
  /** Five fields, America/Sao_Paulo. Runs once for every company, with the payload `{}`. */
  cron?: string
  /** Jobs of one group run one at a time: one bank, one router. */
  groupOf?: (payload: z.output<S>) => string
  /** How many at once in one process; 1 when order matters. */
  concurrency?: number
  retryLimit?: number
  expireInSeconds?: number
  run: (ctx: Ctx, payload: z.output<S>) => Promise<unknown>
}

/** Declares a job; its payload's type comes from its schema. */
export const job = <S extends z.ZodType>(definition: Job<S>): Job => definition as unknown as Job

export type EnqueueOptions = { startAfter?: Date; singletonKey?: string }

/** What travels in the queue: for which company, by whose deed, and the job's own payload. */
export const Envelope = z.object({
  companyId: z.uuid().optional(),
  actorId: z.string().optional(),
  payload: z.unknown().optional(),
})

export const deadLetterQueue = 'dead-letters'

/** A stopped process is noticed by its silence: its jobs go to another after this time. */
const heartbeatSeconds = 10

/** Connects the queue. With `install` (migrations, tests) it also creates its tables. */
export async function createBoss(
  url: string,
  options: { install?: boolean; supervise?: boolean; schedule?: boolean } = {},
): Promise<PgBoss> {
  const { install = false, supervise = false, schedule = false } = options
  const boss = new PgBoss({
    connectionString: url,
    max: 6,
    migrate: install,
    createSchema: install,
    supervise,
    schedule,
    useListenNotify: supervise,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    application_name: 'open-sgp-jobs',
  })
  boss.on('error', () => {})
  await boss.start()
  return boss
}

/** Creates or updates one queue per job, and the dead letters' own. Safe to repeat. */
export async function installQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  await boss.createQueue(deadLetterQueue, { retentionSeconds: 365 * 86_400 })
  for (const { name, retryLimit = 8, expireInSeconds = 3_600 } of jobs) {
    const options = {
      retryLimit,
      expireInSeconds,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 3_600,
      heartbeatSeconds,
      deadLetter: deadLetterQueue,
      notify: true,
    }
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }
}

/** Enqueues on the caller's connection: the job exists if, and only if, the change does. */
export function enqueueOn(boss: PgBoss, db: Db, seed: { companyId: string; actor: Actor }) {
  const on = { db: fromKysely(db as never) }
  const wrap = (payload: object) => ({ companyId: seed.companyId, actorId: seed.actor.id, payload })
  return {
    enqueue: async (name: string, payload: object, options: EnqueueOptions = {}): Promise<void> => {
      await boss.send(name, wrap(payload), { ...options, ...on })
    },
    enqueueMany: async (name: string, payloads: readonly object[]): Promise<void> => {
      if (payloads.length > 0)
        await boss.insert(
          name,
          payloads.map((payload) => ({ data: wrap(payload) })),
          on,
        )
    },
  }
}
