import { addDays } from '@open-sgp/brasil'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'

type Row = {
  number: number
  status: string
  accessState: string
  /** Overdue titles whose own notice was delivered 15 days ago or more. */
  ripeCount: number
  overdueCount: number
  isTrusted: boolean
  /** First delivery of a notice for a title that was owed when the open suspension began. */
  noticedOn: string | null
  suspendedOn: string | null
}

/**
 * What the access of each contract must be, told from invoices, notices and promises alone, without the product's decisions.
 * Call it in the evening of a bank day, after the day's dunning. Gives the contracts that differ, in words.
 */
export async function checkAccess(ctx: Ctx): Promise<string[]> {
  return (await load(ctx)).flatMap((row) => judge(row).map((fault) => `contrato ${row.number}: ${fault}`))
}

function judge(row: Row): string[] {
  const { status, accessState, ripeCount, overdueCount, isTrusted, noticedOn, suspendedOn } = row
  switch (status) {
    case 'cancelled':
    case 'ended':
      return accessState === 'off' ? [] : [`encerrado com acesso ${accessState}`]
    case 'active':
      return [
        ...(accessState === 'allowed' ? [] : [`ativo com acesso ${accessState}`]),
        ...(ripeCount > 0 && !isTrusted ? [`${ripeCount} título(s) avisado(s) há 15 dias e nenhum bloqueio`] : []),
      ]
    case 'suspended':
      return [
        ...(accessState === 'blocked_auto' ? [] : [`suspenso com acesso ${accessState}`]),
        ...(overdueCount === 0 ? ['suspenso sem dever nada'] : []),
        ...(noticedOn === null || suspendedOn === null || addDays(noticedOn, 15) > suspendedOn
          ? [`suspenso em ${suspendedOn} com aviso de ${noticedOn}`]
          : []),
      ]
    default:
      return accessState === 'awaiting' ? [] : [`${status} com acesso ${accessState}`]
  }
}

async function load({ db, companyId, today }: Ctx): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.number, c.status::text, c.access_state::text,
      (select count(*)::int from billing.invoices i where i.contract_id = c.id and i.status = 'open' and i.due_on < ${today}) as overdue_count,
      (select count(*)::int from billing.invoices i where i.contract_id = c.id and i.status = 'open' and i.due_on < ${today}
        and exists (select 1 from dunning.notices n where n.invoice_id = i.id and n.status = 'delivered'
          and (n.delivered_at at time zone 'America/Sao_Paulo')::date <= ${addDays(today, -15)}::date)) as ripe_count,
      exists (select 1 from dunning.unlocks u where u.contract_id = c.id and u.status = 'open') as is_trusted,
      (select lower(s.during)::text from contracts.suspensions s where s.contract_id = c.id and s.ended_at is null) as suspended_on,
      (select min((n.delivered_at at time zone 'America/Sao_Paulo')::date)::text from dunning.notices n
        join billing.invoices i on i.id = n.invoice_id
        join contracts.suspensions s on s.contract_id = c.id and s.ended_at is null
        where n.contract_id = c.id and n.status = 'delivered' and (i.settled_on is null or i.settled_on >= lower(s.during))) as noticed_on
    from contracts.contracts c where c.company_id = ${companyId}`.execute(db)
  return rows
}
