import { sql } from 'kysely'
import type { Db } from './db.ts'
import { read, type LimitStore, type Take } from './limits.ts'

/** Buckets in an unlogged table. One statement takes; what refuses writes nothing. */
export const postgresLimits = (db: Db): LimitStore => ({
  take: async (takes, now) => {
    const taken = await takeAll(db, takes, now.getTime())
    const missing = takes.map(({ key }) => key).filter((key) => !taken.has(key))
    const refused = missing.length > 0 ? await findAll(db, missing) : new Map<string, number>()
    return takes.map((one) => {
      const fullAt = taken.get(one.key)
      return read(one, fullAt ?? refused.get(one.key) ?? now.getTime(), fullAt !== undefined, now)
    })
  },
  forget: async (keys) => {
    await sql`delete from kernel.limits where key = any(${[...keys]}::text[])`.execute(db)
  },
})

const perToken = ({ limit, windowSeconds }: Take) => (windowSeconds * 1000) / limit

/** In the order of their keys, so that two calls never wait for each other. */
async function takeAll(db: Db, takes: readonly Take[], nowMs: number): Promise<Map<string, number>> {
  const sorted = takes.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const keys = sorted.map(({ key }) => key)
  const costs = sorted.map((one) => perToken(one) * (one.cost ?? 1))
  const windows = sorted.map(({ windowSeconds }) => windowSeconds * 1000)
  // A cost above the whole bucket is refused also while there is no row.
  const { rows } = await sql<{ key: string; fullAtMs: number }>`
    insert into kernel.limits as l (key, full_at_ms)
    select t.key, ${nowMs}::float8 + t.cost from unnest(${keys}::text[], ${costs}::float8[], ${windows}::float8[]) t (key, cost, room)
    where t.cost <= t.room + 0.001
    on conflict (key) do update set full_at_ms = greatest(l.full_at_ms, ${nowMs}) + excluded.full_at_ms - ${nowMs}
      where greatest(l.full_at_ms, ${nowMs}) + excluded.full_at_ms - ${nowMs} <=
        ${nowMs} + (select t.room from unnest(${keys}::text[], ${windows}::float8[]) t (key, room) where t.key = l.key) + 0.001
    returning key, full_at_ms`.execute(db)
  return new Map(rows.map(({ key, fullAtMs }) => [key, fullAtMs]))
}

async function findAll(db: Db, keys: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; fullAtMs: number }>`
    select key, full_at_ms from kernel.limits where key = any(${[...keys]}::text[])`.execute(db)
  return new Map(rows.map(({ key, fullAtMs }) => [key, fullAtMs]))
}

/** Full buckets say nothing. */
export const sweepLimits = async (db: Db, now: Date): Promise<void> => {
  await sql`delete from kernel.limits where full_at_ms < ${now.getTime()}`.execute(db)
}
