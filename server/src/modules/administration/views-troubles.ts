import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { deadLetterQueue } from '#kernel/jobs'

export type Trouble = { name: string; day: string; count: number; detail: string | null }

const since = (ctx: Ctx) => new Date(ctx.now.getTime() - 86_400_000)

/** Jobs that gave up in the last day, by job and day of the company. */
export async function findFailedJobs(ctx: Ctx): Promise<Trouble[]> {
  const { rows } =
    await sql<Trouble>`select coalesce(source_name, 'desconhecida') as name, (created_on at time zone ${ctx.timeZone})::date as day,
      count(*)::int as count, max(coalesce(source_output->>'message', source_output->'value'->>'message')) as detail
    from pgboss.job where name = ${deadLetterQueue} and state = 'created' and data->>'companyId' = ${ctx.companyId} and created_on > ${since(ctx)}
    group by 1, 2`.execute(ctx.db)
  return rows
}

/** Refusals of the bank in the last day, by day of the company. */
export async function findRefusedBoletos(ctx: Ctx): Promise<Trouble[]> {
  const { rows } =
    await sql<Trouble>`select 'boletos' as name, (found_at at time zone ${ctx.timeZone})::date as day, count(*)::int as count, null as detail
    from banking.problems where company_id = ${ctx.companyId} and found_at > ${since(ctx)} group by 2`.execute(ctx.db)
  return rows
}

/** Backups of the installation that failed in the last day. */
export async function findFailedBackups(ctx: Ctx): Promise<Trouble[]> {
  const { rows } =
    await sql<Trouble>`select id::text as name, (started_at at time zone ${ctx.timeZone})::date as day, 1 as count, failure as detail
    from backups.backups where state = 'failed' and started_at > ${since(ctx)}`.execute(ctx.db)
  return rows
}
