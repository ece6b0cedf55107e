import { sql } from 'kysely'
import type { Actor, Runtime } from './context.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { enqueueOn } from './jobs.ts'

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
  }
