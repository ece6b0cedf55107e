import { sql } from 'kysely'
import { fromKysely } from 'pg-boss'
import { createCtx, type Actor, type Ctx, type Runtime } from './context.ts'
import type { Db } from './db.ts'
import { Postponed } from './errors.ts'
import { Envelope, type Job } from './jobs.ts'

export type Company = { id: string; timeZone: string }

/** What a worker needs beside the runtime: its jobs and the companies to run scheduled ones for. */
export type Work = { runtime: Runtime; jobs: readonly Job[]; listCompanies: (db: Db) => Promise<Company[]> }

const systemActor = (name: string, actorId?: string): Actor => ({
  kind: 'system',
  id: actorId ?? `job:${name}`,
  name,
  permissions: new Set(),
})

/** Starts taking jobs; with `schedule` this process also keeps the clock. Stop it through the boss. */
export async function startWorker(work: Work): Promise<void> {
  for (const job of work.jobs) {
    if (job.cron !== undefined) await work.runtime.boss.schedule(job.name, job.cron, {}, { tz: 'America/Sao_Paulo' })
    for (let count = job.concurrency ?? 2; count > 0; count--) await takeJobs(work, job)
  }
}

/** NOTIFY tells of new jobs; of retries, later ones and those that another process left only a look at the queue. */
const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }

/** Takes the jobs of a queue one after the other, looking for the next as soon as one ends: a backlog waits for no poll. */
async function takeJobs(work: Work, job: Job): Promise<void> {
  const { boss } = work.runtime
  const taker = await boss.work(job.name, { batchSize: 1, ...polling }, async ([message]) => {
    try {
      if (message) await runMessage(work, job, message.data)
    } finally {
      boss.notifyWorker(taker)
    }
  })
}

/** Runs one message of the queue on `db` (default: the pool). Throws what the use case throws. */
async function runMessage(work: Work, job: Job, data: unknown, db?: Db): Promise<void> {
  const { companyId, actorId, payload = {} } = Envelope.parse(data ?? {})
  const companies = await work.listCompanies(db ?? work.runtime.db)
  if (companyId === undefined) return await fanOut(work, job, companies, db)

  const timeZone = companies.find((company) => company.id === companyId)?.timeZone
  const ctx = createCtx(work.runtime, {
    actor: systemActor(job.name, actorId),
    companyId,
    ...(db && { db }),
    ...(timeZone && { timeZone }),
  })
  try {
    await runGrouped(job, ctx, job.payload.parse(payload))
  } catch (error) {
    if (!(error instanceof Postponed)) throw error
    // By the queue's clock, which is not ours where time is moved.
    const waitMs = error.until.getTime() - ctx.now.getTime()
    await ctx.enqueue(job.name, payload as object, { startAfter: new Date(Date.now() + Math.max(waitMs, 1_000)) })
  }
}

/** A scheduled tick belongs to nobody: every company gets a job of its own, so that one's trouble stays its own. */
async function fanOut(work: Work, job: Job, companies: Company[], db?: Db): Promise<void> {
  for (const { id } of companies) {
    const ctx = createCtx(work.runtime, { actor: systemActor(job.name), companyId: id, ...(db && { db }) })
    await ctx.enqueue(job.name, {})
  }
}

const groups = new Map<string, Promise<unknown>>()

/** One at a time within a group in this process; across processes the use case's own row locks hold. */
async function runGrouped(job: Job, ctx: Ctx, payload: unknown): Promise<void> {
  const group = job.groupOf?.(payload)
  if (group === undefined) return void (await job.run(ctx, payload))
  const before = groups.get(group) ?? Promise.resolve()
  const mine = before.catch(() => {}).then(() => job.run(ctx, payload))
  groups.set(group, mine)
  try {
    await mine
  } finally {
    if (groups.get(group) === mine) groups.delete(group)
  }
}

/**
 * Works off everything that waits, under the runtime's clock, until no queue has a job: what a moving clock calls
 * after each step. A job that throws stops the drain with its own error. Gives the number of jobs run.
 */
export async function drainJobs(work: Work, db?: Db): Promise<number> {
  const { boss } = work.runtime
  let count = 0
  for (let isBusy = true; isBusy;) {
    isBusy = false
    for (const job of await waiting(work, db)) {
      for (const message of await boss.fetch<object>(job.name, { batchSize: 20, ...(db && connection(db)) })) {
        await runMessage(work, job, message.data, db)
        await boss.complete(job.name, message.id, null, db && connection(db))
        isBusy = true
        count += 1
      }
    }
  }
  return count
}

const connection = (db: Db) => ({ db: fromKysely(db as never) })

/** The jobs whose queues hold something to do now. */
async function waiting({ runtime, jobs }: Work, db: Db = runtime.db): Promise<Job[]> {
  const { rows } = await sql<{
    name: string
  }>`select distinct name from pgboss.job where state in ('created', 'retry') and start_after <= now()`.execute(db)
  const names = new Set(rows.map((row) => row.name))
  return jobs.filter((job) => names.has(job.name))
}
