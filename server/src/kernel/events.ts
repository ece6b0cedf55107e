import { sql } from 'kysely'
import type { Actor, Runtime } from './context.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { enqueueOn, type EnqueueOptions } from './jobs.ts'

/** Where a fact is written: the connection (and transaction) of the change. */
export type FactPlace = {
  db: Db
  companyId: string
  now: Date
  enqueue: (job: string, payload: object, options?: EnqueueOptions) => Promise<void>
}

/** Is told of every fact in its transaction, and writes with it. For what must keep the order of facts; all else subscribes by a job. */
export type Observer = (place: FactPlace, fact: { name: string; payload: object }) => Promise<void>

/** A fact with its subscribers: each subscriber is a job (a queue of its own) and retries alone. */
export const emitOn =
  (runtime: Runtime, db: Db, seed: { companyId: string; actor: Actor; now: Date }) =>
  async (name: string, payload: object): Promise<void> => {
    await sql`insert into kernel.events (id, company_id, name, payload, actor_id, at)
      values (${newId()}, ${seed.companyId}, ${name}, ${JSON.stringify(payload)}::jsonb, ${seed.actor.id}, ${seed.now})`.execute(
      db,
    )
    const { enqueue } = enqueueOn(runtime.boss, db, seed)
    for (const job of runtime.subscriptions.get(name) ?? []) await enqueue(job, payload)
    const place = { db, companyId: seed.companyId, now: seed.now, enqueue }
    for (const observe of runtime.observers) await observe(place, { name, payload })
  }
