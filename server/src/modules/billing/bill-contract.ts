import { addDays, type CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { billContracts, type Billed } from './bill-contracts.ts'
import { getSettings } from './get-settings.ts'
import { loadContracts } from './load-contracts.ts'
import { nextDueOn } from './rules/due-dates.ts'
import { insertMissingCycles } from './store-run.ts'

/** Bills one contract in the caller's transaction, up to a due date or as far as today's daily run would: its titles, or why it gets none. */
export async function billContract(
  ctx: Ctx,
  { contractId, dueUntil }: { contractId: string; dueUntil?: CivilDate },
): Promise<Billed> {
  await insertMissingCycles(ctx, contractId)
  const { daysAhead, minimumFirstDays, maxChargesPerDay } = await getSettings(ctx)
  const until = dueUntil ?? addDays(ctx.today, daysAhead)
  const policy = { dueUntil: until, issuedOn: ctx.today, minimumFirstDays, maxChargesPerDay }
  return await billContracts(ctx, await loadContracts(ctx, [contractId], until), policy, null)
}

/** The due dates after today up to the `count`th after `on`, each with the day on which the daily run issues its title (today at the earliest). */
export async function listIssueDays(
  ctx: Ctx,
  { dueDay, on, count }: { dueDay: number; on: CivilDate; count: number },
): Promise<{ dueOn: CivilDate; issueOn: CivilDate }[]> {
  const { daysAhead } = await getSettings(ctx)
  const days: { dueOn: CivilDate; issueOn: CivilDate }[] = []
  let left = count
  for (let dueOn = nextDueOn(ctx.today, dueDay); left > 0; dueOn = nextDueOn(dueOn, dueDay)) {
    const issueOn = addDays(dueOn, -daysAhead)
    days.push({ dueOn, issueOn: issueOn > ctx.today ? issueOn : ctx.today })
    if (dueOn > on) left -= 1
  }
  return days
}
