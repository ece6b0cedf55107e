import { sql } from 'kysely'
import type { App } from '#app'

/**
 * Every event has, for each subscriber, exactly one job of its own, and there is no other (but what the reconciler of accesses asks
 * for besides). Gives the differences in words.
 */
export async function checkJobs({ runtime }: App): Promise<string[]> {
  const eventsOf = new Map<string, string[]>()
  for (const [event, jobs] of runtime.subscriptions)
    for (const job of jobs) eventsOf.set(job, [...(eventsOf.get(job) ?? []), event])
  const differences: string[] = []
  for (const [job, events] of eventsOf) {
    const wanted = sql`select payload from kernel.events where name = any(${events})`
    const found = sql`select data->'payload' from pgboss.job where name = ${job} and data->>'actorId' <> 'job:radius.reconcile-access'`
    const { rows } = await sql<{ lost: number; extra: number }>`
      select (select count(*)::int from (${wanted} except all ${found}) l) as lost,
        (select count(*)::int from (${found} except all ${wanted}) e) as extra`.execute(runtime.db)
    for (const { lost, extra } of rows)
      if (lost > 0 || extra > 0) differences.push(`${job}: ${lost} lost, ${extra} too many`)
  }
  return differences
}

/** The states of the product's jobs, and how many were taken over from a process that fell silent. */
export async function countJobs({ runtime, work }: App): Promise<{ states: string[]; takenOver: number }> {
  const names = work.jobs.map(({ name }) => name)
  const { rows } = await sql<{ states: string[]; takenOver: number }>`
    select array_agg(distinct state::text) as states, count(*) filter (where retry_count > 0)::int as taken_over
    from pgboss.job where name = any(${names})`.execute(runtime.db)
  return rows[0] ?? { states: [], takenOver: 0 }
}
