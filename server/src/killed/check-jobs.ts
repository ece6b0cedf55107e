import { sql } from 'kysely'
import type { App } from '#app'

/** Every event has, for each subscriber, exactly one job of its own, and there is no other. Gives the differences in words. */
export async function checkJobs({ runtime }: App): Promise<string[]> {
  const eventsOf = new Map<string, string[]>()
  for (const [event, jobs] of runtime.subscriptions)
    for (const job of jobs) eventsOf.set(job, [...(eventsOf.get(job) ?? []), event])
  const differences: string[] = []
  for (const [job, events] of eventsOf) {
    const wanted = sql`select payload from kernel.events where name = any(${events})`
    const found = sql`select data->'payload' from pgboss.job where name = ${job}`
    const { rows } = await sql<{ lost: number; extra: number }>`
      select (select count(*)::int from (${wanted} except all ${found}) l) as lost,
        (select count(*)::int from (${found} except all ${wanted}) e) as extra`.execute(runtime.db)
    for (const { lost, extra } of rows)
      if (lost > 0 || extra > 0) differences.push(`${job}: ${lost} perdida(s), ${extra} a mais`)
  }
  return differences
}

/** How many jobs are in each state, of all queues; a dead letter counts as `failed`. */
export async function countJobs({ runtime }: App): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state::text, count(*)::int from pgboss.job group by 1`.execute(runtime.db)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
