import { addDays } from '@open-sgp/brasil'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { attentionKinds } from './schemas.ts'

export type AttentionKind = (typeof attentionKinds)[number]
export type Trouble = { kind: AttentionKind; count: number; oldestAt: Date | null }

const hoursAgo = (ctx: Ctx, hours: number) => new Date(ctx.now.getTime() - hours * 3_600_000)

/** For each kind, what gives `count` and `oldest_at`: each reads an index that holds little but the trouble. */
const selects: Partial<Record<AttentionKind, (ctx: Ctx) => RawBuilder<unknown>>> = {
  'parked-contracts': ({ companyId }) =>
    sql`select count(*)::int as count, min(parked_at) as oldest_at from billing.parked_contracts where company_id = ${companyId}`,

  // Failed since the last good one, or none for a day and a half although there should be; of the whole installation.
  'failed-backups': (ctx) => sql`
    select count(*)::int, min(t.at) from (
      select b.started_at as at from backups.backups b where b.state = 'failed'
        and not exists (select from backups.backups g where g.state = 'done' and g.id > b.id)
      union all select s.changed_at from backups.settings s where s.is_scheduled and s.changed_at < ${hoursAgo(ctx, 36)}
        and not exists (select from backups.backups g where g.state = 'done' and g.finished_at > ${hoursAgo(ctx, 36)})
      union all select t.started_at from backups.restore_tests t where t.state = 'failed'
        and not exists (select from backups.restore_tests g where g.state = 'passed' and g.id > t.id)) t`,

  // The run comes every night: a day and a half without one means that nobody is billed.
  'billing-late': (ctx) => sql`
    select count(*)::int, min(last.at) from (select (select finished_at from billing.runs
      where company_id = ${ctx.companyId} and finished_at is not null order by id desc limit 1) as at) last
    where (last.at is null or last.at < ${hoursAgo(ctx, 36)})
      and exists (select from contracts.contracts where company_id = ${ctx.companyId} and status = 'active' and activated_on < ${addDays(ctx.today, -1)})`,

  'boleto-problems': ({ companyId }) => sql`
    select count(*)::int, min(p.found_at) from banking.problems p join billing.invoices i on i.id = p.invoice_id
    where p.company_id = ${companyId} and i.status = 'open'`,

  'late-remessas': (ctx) => sql`
    select count(*)::int, min(t.created_at) from banking.instructions t
    where t.company_id = ${ctx.companyId} and t.status = 'pending' and t.created_at < ${hoursAgo(ctx, 24)}
      and t.account_id in (select id from company.accounts where company_id = ${ctx.companyId})`,

  'unmatched-receipts': ({ companyId }) => sql`
    select count(*)::int, min(u.received_at) from banking.unmatched_receipts u
    where u.company_id = ${companyId} and (u.payment_id is null or exists (select from billing.payments o where o.reverses_id = u.payment_id))`,

  'failed-notices': ({ companyId }) => sql`
    select count(*)::int, min(n.created_at) from dunning.notices n join billing.invoices i on i.id = n.invoice_id
    where n.company_id = ${companyId} and n.status = 'failed' and i.status = 'open'
      and not exists (select from dunning.notices d where d.invoice_id = n.invoice_id and d.status = 'delivered')`,

  'failed-schedules': ({ companyId }) => sql`
    select count(*)::int, min(created_at) from contracts.scheduled_actions
    where company_id = ${companyId} and done_at is null and dropped_at is null and failure is not null`,

  // Sessions that are still there and whose router has not obeyed since.
  'failed-access': (ctx) => sql`
    select count(distinct a.session_id)::int, min(a.at) from radius.access_attempts a join radius.sessions_open s on s.id = a.session_id
    where a.company_id = ${ctx.companyId} and a.outcome <> 'ack' and a.at > ${hoursAgo(ctx, 24)}
      and not exists (select from radius.access_attempts l where l.session_id = a.session_id and l.at > a.at and l.outcome = 'ack')`,

  // In use for an hour and nobody on it, or nobody heard of for three interims. A live one is told by its first session.
  'silent-routers': (ctx) => sql`
    select count(*)::int, min(n.updated_at) from radius.nas n
    where n.company_id = ${ctx.companyId} and n.is_enabled and n.created_at < ${hoursAgo(ctx, 1)}
      and not exists (select from radius.sessions_open s where s.nas_id = n.id
        and s.updated_at >= ${ctx.now}::timestamptz - 3 * make_interval(secs => n.interim_seconds))`,
}

/** How much of each of these kinds there is, in one round trip. */
export async function countTroubles(ctx: Ctx, kinds: readonly AttentionKind[]): Promise<Trouble[]> {
  const parts = kinds.flatMap((kind) => {
    const select = selects[kind]
    return select === undefined
      ? []
      : [sql`select ${kind}::text as kind, t.count, t.oldest_at from (${select(ctx)}) t (count, oldest_at)`]
  })
  if (parts.length === 0) return []
  const { rows } = await sql<Trouble>`${sql.join(parts, sql` union all `)}`.execute(ctx.db)
  return rows
}
