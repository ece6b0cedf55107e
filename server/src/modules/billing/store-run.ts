import { sql } from 'kysely'
import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { columnList, unnestRows } from './bulk.ts'

/**
 * Every contract that was ever activated is billed from that day on; the first run after its activation notices it. The conflict is
 * cheaper than looking for what is missing: an anti-join planned before the first run, over an empty table, is quadratic.
 */
export const insertMissingCycles = async (ctx: Ctx, contractId: string | null = null): Promise<void> => {
  const { numAffectedRows = 0n } = await sql`insert into billing.cycles (contract_id, company_id, billed_until)
    select c.id, c.company_id, c.activated_on from contracts.contracts c
    where c.company_id = ${ctx.companyId} and c.activated_on is not null and (${contractId}::uuid is null or c.id = ${contractId})
    on conflict do nothing`.execute(ctx.db)
  // Without statistics the planner sorts the whole table for every page of the run; autovacuum would come too late for the first one.
  if (numAffectedRows > 5_000n) await sql`analyze billing.cycles`.execute(ctx.db)
}

/** The run that these due days ask for: one that was killed goes on under its own id. A rehearsal has one of its own. */
export const openRun = async (ctx: Ctx, dueUntil: CivilDate): Promise<string> => {
  const killed = ctx.isRehearsal ? undefined : await findUnfinished(ctx, dueUntil)
  if (killed) return killed.id
  const id = newId()
  const values = { id, companyId: ctx.companyId, dueUntil, startedAt: ctx.now, startedBy: ctx.actor.id }
  await ctx.db.insertInto('billing.runs').values(values).execute()
  return id
}

const findUnfinished = (ctx: Ctx, dueUntil: CivilDate) =>
  ctx.db
    .selectFrom('billing.runs')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where('dueUntil', '=', dueUntil)
    .where('finishedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Keeps a run from being undone until the caller's transaction ends; false when it was already. */
export const holdRun = async (ctx: Ctx, id: string): Promise<boolean> => {
  const { rows } = await sql`select from billing.runs
    where company_id = ${ctx.companyId} and id = ${id} and undone_at is null for share`.execute(ctx.db)
  return rows.length > 0
}

/** Writes what a run made, and ends with it those killed before that would have billed no more than it did. */
export const finishRun = (ctx: Ctx, id: string) =>
  sql`update billing.runs r set finished_at = ${ctx.now}, invoice_count = made.count, amount_cents = made.cents,
      parked_count = (select count(*) from billing.parked_contracts p where p.company_id = r.company_id and p.run_id = r.id)
    from billing.runs o cross join lateral (select count(*) as count, coalesce(sum(i.amount_cents), 0) as cents
      from billing.invoices i where i.company_id = o.company_id and i.run_id = o.id) made
    where o.id = r.id and r.company_id = ${ctx.companyId} and r.undone_at is null and (r.id = ${id} or r.finished_at is null
      and r.due_until <= (select due_until from billing.runs where company_id = ${ctx.companyId} and id = ${id}))`.execute(
    ctx.db,
  )

export type CycleChange = { contractId: string; billedUntil: CivilDate; chargeCount: number }

const cycleTypes = { contractId: 'uuid', billedUntil: 'date', chargeCount: 'integer' } as const

/** Moves the contracts' cursors, keeping from where for who undoes the run, and counts today's charges, for the safety bound. */
export const updateCycles = (ctx: Ctx, runId: string | null, changes: readonly CycleChange[]) =>
  sql`update billing.cycles cy set billed_until = n.billed_until, charged_on = ${ctx.today}::date, run_id = ${runId}::uuid,
      billed_before = case when cy.run_id = ${runId}::uuid then cy.billed_before else cy.billed_until end,
      charged_count = n.charge_count + case when cy.charged_on = ${ctx.today}::date then cy.charged_count else 0 end
    from ${unnestRows(changes, cycleTypes)} as n (${columnList(cycleTypes)})
    where cy.contract_id = n.contract_id and cy.company_id = ${ctx.companyId}
      and cy.contract_id = any(${changes.map((change) => change.contractId)}::uuid[])`.execute(ctx.db)

/** The cycle of a title's contract; taken before the title itself, as a run and its undoing take them. */
export const lockCycleOf = (ctx: Ctx, invoiceId: string) =>
  sql`select from billing.cycles where company_id = ${ctx.companyId} and contract_id =
    (select contract_id from billing.invoices where company_id = ${ctx.companyId} and id = ${invoiceId}) for update`.execute(
    ctx.db,
  )

/** Days that nobody pays for any more are billed again by the next run. */
export const reopenCycle = (ctx: Ctx, contractId: string, from: CivilDate) =>
  sql`update billing.cycles set billed_until = least(billed_until, ${from}::date), is_closed = false
    where company_id = ${ctx.companyId} and contract_id = ${contractId}`.execute(ctx.db)

export const closeCycle = (ctx: Ctx, contractId: string) =>
  sql`update billing.cycles set is_closed = true, settled_on = coalesce(settled_on, ${ctx.today}::date)
    where company_id = ${ctx.companyId} and contract_id = ${contractId}`.execute(ctx.db)

export type ParkedContract = { contractId: string; contractNumber: number; cause: string; detail: string }

const parkedTypes = { contractId: 'uuid', cause: 'text', detail: 'text' } as const

type NewParked = Omit<ParkedContract, 'contractNumber'>

export const parkContracts = (ctx: Ctx, runId: string | null, rows: readonly NewParked[]) =>
  sql`insert into billing.parked_contracts (company_id, run_id, parked_at, contract_id, cause, detail)
    select ${ctx.companyId}, ${runId}::uuid, ${ctx.now}::timestamptz, n.* from ${unnestRows(rows, parkedTypes)} as n (${columnList(parkedTypes)})
    on conflict (contract_id) do update set run_id = excluded.run_id, cause = excluded.cause, detail = excluded.detail,
      parked_at = case when billing.parked_contracts.cause = excluded.cause then billing.parked_contracts.parked_at else excluded.parked_at end`.execute(
    ctx.db,
  )

export const unparkContracts = (ctx: Ctx, contractIds: readonly string[]) =>
  sql`delete from billing.parked_contracts where company_id = ${ctx.companyId} and contract_id = any(${contractIds}::uuid[])`.execute(
    ctx.db,
  )

/** Runs `work` so that its failure undoes only itself and not the surrounding transaction. */
export const inSavepoint = async <T>(ctx: Ctx, work: () => Promise<T>): Promise<T> => {
  await sql`savepoint billing_batch`.execute(ctx.db)
  try {
    const result = await work()
    await sql`release savepoint billing_batch`.execute(ctx.db)
    return result
  } catch (error) {
    await sql`rollback to savepoint billing_batch`.execute(ctx.db)
    await sql`release savepoint billing_batch`.execute(ctx.db)
    throw error
  }
}
