import { sql } from 'kysely'
import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import type { ContractFacts, Guard, Notice, Title } from './rules/facts.ts'

type When = { on: CivilDate; at: Date }

/** What dunning knows of each contract (they are few: one batch) on a day, in a handful of queries. In order of id. */
export async function loadFacts(ctx: Ctx, contractIds: readonly string[], when: When): Promise<ContractFacts[]> {
  if (contractIds.length === 0) return []
  const contracts = await loadContracts(ctx, contractIds)
  const titles = Map.groupBy(await loadTitles(ctx, contractIds, when.on), ({ contractId }) => contractId)
  const guards = Map.groupBy(await loadGuards(ctx, contractIds, when.at), ({ contractId }) => contractId)
  return contracts.map(({ suspensionKind, hasProof, accessState, ...contract }) => {
    const mine = guards.get(contract.contractId) ?? []
    const find = (...kinds: string[]): Guard | null => mine.find(({ kind }) => kinds.includes(kind))?.guard ?? null
    return {
      ...contract,
      suspension: suspensionKind === null ? null : { kind: suspensionKind, hasProof },
      isBlockedManually: accessState === 'blocked_manual' || find('manual_block') !== null,
      doNotBlock: find('do_not_block', 'manual_release'),
      doNotNotify: find('do_not_notify'),
      titles: (titles.get(contract.contractId) ?? []).map(({ title }) => title),
    }
  })
}

type ContractRow = Omit<ContractFacts, 'suspension' | 'isBlockedManually' | 'doNotBlock' | 'doNotNotify' | 'titles'> & {
  accessState: string
  suspensionKind: string | null
  hasProof: boolean
}

async function loadContracts(ctx: Ctx, contractIds: readonly string[]): Promise<ContractRow[]> {
  const { rows } = await sql<ContractRow>`
    select c.id as contract_id, c.number, c.client_id, p.name as client_name, mail.value as email, c.status::text, c.access_state::text,
      s.kind::text as suspension_kind, d.suspension_id is not null as has_proof, u.until as unlock_until
    from contracts.contracts c
    join clients.clients p on p.id = c.client_id
    left join contracts.suspensions s on s.contract_id = c.id and s.ended_at is null
    left join dunning.proofs d on d.suspension_id = s.id
    left join dunning.unlocks u on u.contract_id = c.id and u.status = 'open'
    left join lateral (
      select value from clients.contacts m
      where m.client_id = c.client_id and m.channel = 'email' and m.allows_billing
      order by m.role = 'billing' desc, m.role = 'holder' desc, m.created_at, m.id limit 1
    ) mail on true
    where c.company_id = ${ctx.companyId} and c.id = any(${contractIds})
    order by c.id`.execute(ctx.db)
  return rows
}

type TitleRow = Omit<Title, 'notice'> & { contractId: string; notice: Notice | null }

/** Open titles past their due date; of several notices the first delivered one speaks, else the e-mail's. */
async function loadTitles(ctx: Ctx, contractIds: readonly string[], on: CivilDate) {
  const { rows } = await sql<TitleRow>`
    select i.contract_id, i.id as invoice_id, i.number, i.due_on, i.open_cents, 
      case when i.period is not null then jsonb_build_object('from', lower(i.period), 'to', upper(i.period)) end as period,
      exists (select from dunning.unlock_invoices u where u.invoice_id = i.id) as had_unlock, notice.value as notice
    from billing.invoices i
    left join lateral (
      select jsonb_build_object('id', n.id, 'status', n.status, 'deliveredOn', n.delivered_on, 'suspendFrom', n.suspend_from,
        'writtenOn', n.written_on, 'round', n.round, 'recipient', n.recipient) as value
      from dunning.notices n
      where n.invoice_id = i.id and n.status <> 'withdrawn'
      order by n.status = 'delivered' desc, n.delivered_on, n.channel limit 1
    ) notice on true
    where i.company_id = ${ctx.companyId} and i.contract_id = any(${contractIds}) and i.status = 'open' and i.due_on < ${on} and i.open_cents > 0
    order by i.due_on, i.number`.execute(ctx.db)
  return rows.map(({ contractId, ...title }) => ({ contractId, title }))
}

async function loadGuards(ctx: Ctx, contractIds: readonly string[], at: Date) {
  const { rows } = await sql<{ contractId: string; kind: string; reason: string; until: CivilDate | null }>`
    select o.contract_id, o.kind::text, o.reason, (o.ends_at at time zone c.time_zone)::date as until
    from contracts.access_overrides o join company.companies c on c.id = o.company_id
    where o.company_id = ${ctx.companyId} and o.contract_id = any(${contractIds}) and o.removed_at is null
      and o.starts_at <= ${at} and (o.ends_at is null or o.ends_at > ${at})
    order by o.ends_at desc nulls first, o.id`.execute(ctx.db)
  return rows.map(({ contractId, kind, reason, until }) => ({ contractId, kind, guard: { reason, until } }))
}
