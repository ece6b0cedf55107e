import { addDays, addMonths, type CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { startOfDay } from '#kernel/day-bounds'
import { notFound } from '#kernel/errors'
import { getCompany } from '#modules/company'
import { getPolicy } from './get-policy.ts'
import { refuseUnlock } from './rules/unlock-quota.ts'
import { countUnlocksSince } from './store-unlocks.ts'
import { loadFacts } from './views-facts.ts'

/** What a trust unlock of a contract until a day (absent: the policy's longest) stands on, and why it would be refused. 404. */
export async function considerUnlock(
  ctx: Ctx,
  { contractId, until: asked }: { contractId: string; until?: CivilDate | undefined },
) {
  const policy = await getPolicy(ctx)
  const latestUntil = addDays(ctx.today, policy.unlockDays)
  const until = asked ?? latestUntil
  const [facts] = await loadFacts(ctx, [contractId], { on: ctx.today, at: ctx.now })
  if (!facts) throw notFound('contract', 'Contrato', contractId)
  const { timeZone } = await getCompany(ctx)
  const grantedInYear = await countUnlocksSince(ctx, contractId, startOfDay(addMonths(ctx.today, -12), timeZone))
  const refusal = refuseUnlock(facts, policy, { grantedInYear, today: ctx.today, until })
  return { facts, policy, until, latestUntil, grantedInYear, refusal, timeZone }
}

/** Whether a trust unlock would be granted today, until when at most, and what is left of the quota. Grants nothing. 404. */
export async function quoteUnlock(ctx: Ctx, { contractId }: { contractId: string }) {
  const { facts, policy, latestUntil, grantedInYear, refusal } = await considerUnlock(ctx, { contractId })
  return {
    contractId,
    contractNumber: facts.number,
    clientName: facts.clientName,
    latestUntil,
    grantedInYear,
    unlocksPerYear: policy.unlocksPerYear,
    refusal: refusal ?? null,
    titles: facts.titles.map(({ invoiceId, number, dueOn, openCents }) => ({ invoiceId, number, dueOn, openCents })),
  }
}
