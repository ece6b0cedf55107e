import { sql, type Insertable, type Selectable } from 'kysely'
import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'

export type PolicyRow = Selectable<DB['dunning.policies']>
export type NoticeRow = Selectable<DB['dunning.notices']>
export type UnlockRow = Selectable<DB['dunning.unlocks']>
export type RunRow = Selectable<DB['dunning.runs']>

/** Serialises what dunning decides of a contract: waits for whoever is deciding now. */
export const lockContracts = (ctx: Ctx, contractIds: readonly string[]) =>
  ctx.db
    .selectFrom('contracts.contracts')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where('id', 'in', contractIds)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

export const findPolicy = (ctx: Ctx, on: CivilDate) =>
  ctx.db
    .selectFrom('dunning.policies')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('effectiveOn', '<=', on)
    .orderBy('effectiveOn', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A policy of the same day is replaced: it has not been in force yet, or is a correction of today's. */
export const putPolicy = (ctx: Ctx, values: Insertable<DB['dunning.policies']>) =>
  ctx.db
    .insertInto('dunning.policies')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['companyId', 'effectiveOn']).doUpdateSet(({ ref }) => ({
        noticeAfterDays: ref('excluded.noticeAfterDays'),
        suspendAfterNoticeDays: ref('excluded.suspendAfterNoticeDays'),
        cancelAfterSuspensionDays: ref('excluded.cancelAfterSuspensionDays'),
        minimumDebtCents: ref('excluded.minimumDebtCents'),
        suspendOnBusinessDaysOnly: ref('excluded.suspendOnBusinessDaysOnly'),
        unlockDays: ref('excluded.unlockDays'),
        unlocksPerYear: ref('excluded.unlocksPerYear'),
        createdAt: ref('excluded.createdAt'),
        createdBy: ref('excluded.createdBy'),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()

export const insertRun = (ctx: Ctx, values: Insertable<DB['dunning.runs']>) =>
  ctx.db.insertInto('dunning.runs').values(values).execute()

export type Counts = Pick<
  RunRow,
  | 'excludedCount'
  | 'noticedCount'
  | 'suspendedCount'
  | 'keptUnlockCount'
  | 'brokenUnlockCount'
  | 'releasedCount'
  | 'waitingCount'
  | 'failedCount'
>

/** Adds a batch to its run, in the batch's own transaction: after a crash the sums are those of the batches that stand. */
export const addToRun = (ctx: Ctx, id: string, counts: Counts) =>
  ctx.db
    .updateTable('dunning.runs')
    .set((eb) => ({
      excludedCount: eb('excludedCount', '+', counts.excludedCount),
      noticedCount: eb('noticedCount', '+', counts.noticedCount),
      suspendedCount: eb('suspendedCount', '+', counts.suspendedCount),
      keptUnlockCount: eb('keptUnlockCount', '+', counts.keptUnlockCount),
      brokenUnlockCount: eb('brokenUnlockCount', '+', counts.brokenUnlockCount),
      releasedCount: eb('releasedCount', '+', counts.releasedCount),
      waitingCount: eb('waitingCount', '+', counts.waitingCount),
      failedCount: eb('failedCount', '+', counts.failedCount),
    }))
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()

export const finishRun = (ctx: Ctx, id: string) =>
  ctx.db
    .updateTable('dunning.runs')
    .set({ finishedAt: ctx.now })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** The open suspension of a contract gets the notice that it stands on. */
export const insertProof = (
  ctx: Ctx,
  proof: { contractId: string; invoiceId: string; noticeId: string; runId: string | null; explanation: string },
) =>
  sql`
    insert into dunning.proofs (suspension_id, company_id, contract_id, invoice_id, notice_id, run_id, explanation, suspended_on, created_at)
    select id, company_id, contract_id, ${proof.invoiceId}, ${proof.noticeId}, ${proof.runId}, ${proof.explanation}, ${ctx.today}, ${ctx.now}
    from contracts.suspensions
    where company_id = ${ctx.companyId} and contract_id = ${proof.contractId} and ended_at is null and kind = 'financial'`.execute(
    ctx.db,
  )
