import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'

export type NewConsent = { clientId: string; purpose: string; isGiven: boolean; channel: string; proof: string }

export const insertConsent = (ctx: Ctx, consent: NewConsent & { purposeVersion: number }) =>
  ctx.db
    .insertInto('privacy.consents')
    .values({ ...consent, id: newId(), companyId: ctx.companyId, at: ctx.now, recordedBy: ctx.actor.id })
    .returningAll()
    .executeTakeFirstOrThrow()

export const listConsentRows = (ctx: Ctx, clientId: string) =>
  ctx.db
    .selectFrom('privacy.consents')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()

export type NewErasure = {
  clientId: string
  reason: string
  report: object
  identitySealed: string | null
  nextOn: string | null
}

export const insertErasure = (ctx: Ctx, { report, ...erasure }: NewErasure) =>
  ctx.db
    .insertInto('privacy.erasures')
    .values({
      ...erasure,
      id: newId(),
      companyId: ctx.companyId,
      report: JSON.stringify(report),
      at: ctx.now,
      by: ctx.actor.id,
    })
    .returning(['id'])
    .executeTakeFirstOrThrow()

export const findErasure = (ctx: Ctx, clientId: string) =>
  ctx.db
    .selectFrom('privacy.erasures')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .executeTakeFirst()

export const listDueErasures = (ctx: Ctx, limit: number) =>
  ctx.db
    .selectFrom('privacy.erasures')
    .select(['id', 'clientId'])
    .where('companyId', '=', ctx.companyId)
    .where('nextOn', '<=', ctx.today)
    .orderBy('nextOn')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

export const continueErasureRow = (
  ctx: Ctx,
  id: string,
  { report, nextOn }: { report: object; nextOn: string | null },
) =>
  ctx.db
    .updateTable('privacy.erasures')
    .set({ report: JSON.stringify(report), nextOn, ...(nextOn === null && { identitySealed: null }) })
    .where('companyId', '=', ctx.companyId)
    .where('id', '=', id)
    .execute()

export const insertRetentionRun = (ctx: Ctx, report: object) =>
  ctx.db
    .insertInto('privacy.retentionRuns')
    .values({ id: newId(), companyId: ctx.companyId, at: ctx.now, by: ctx.actor.id, report: JSON.stringify(report) })
    .execute()

export const listRetentionRuns = (ctx: Ctx) =>
  ctx.db
    .selectFrom('privacy.retentionRuns')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .orderBy('id', 'desc')
    .limit(60)
    .execute()

/** What still binds a client: contracts that are not over, money that is owed. */
export async function findBonds(ctx: Ctx, clientId: string): Promise<{ contracts: number; openCents: number }> {
  const { rows } = await sql<{ contracts: number; openCents: number }>`select
    (select count(*)::int from contracts.contracts where company_id = ${ctx.companyId} and client_id = ${clientId}
      and status not in ('cancelled', 'ended')) as contracts,
    (select coalesce(sum(open_cents), 0)::bigint from billing.invoices where company_id = ${ctx.companyId} and client_id = ${clientId}
      and status = 'open') as open_cents`.execute(ctx.db)
  return rows[0] ?? { contracts: 0, openCents: 0 }
}
