import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { billContract, listIssueDays } from '#modules/billing'
import { runScheduledAction } from './run-scheduled-actions.ts'
import { listOpenActions } from './store-schedule.ts'

/** Due dates that a forecast shows after the day of the change. */
const shownDues = 3

type Parked = Awaited<ReturnType<typeof billContract>>['parked'][number]

/**
 * Lives a contract's coming months on the days on which something happens to it: what is scheduled, and the daily billing, by their
 * own code, until the third due date after `on`. For rehearsals only. Answers what keeps it from being billed, if something does.
 */
export async function liveAhead(
  ctx: Ctx,
  { contractId, dueDay, on }: { contractId: string; dueDay: number; on: CivilDate },
): Promise<Parked | null> {
  const dues = await listIssueDays(ctx, { dueDay, on, count: shownDues })
  const until = dues.at(-1)?.dueOn ?? ctx.today
  let parked: Parked | null = null
  for (let day: CivilDate | undefined = ctx.today; day !== undefined;) {
    const then = day > ctx.today ? atNoon(ctx, day) : ctx
    for (const action of await listOpenActions(ctx, contractId))
      if (action.onDate <= then.today) await runScheduledAction(then, action)
    parked = (await billContract(then, { contractId })).parked[0] ?? null
    const waiting = (await listOpenActions(ctx, contractId)).map(({ onDate }) => onDate)
    day = earliestAfter(then.today, [...dues.map(({ issueOn }) => issueOn), ...waiting], until)
  }
  return parked
}

const earliestAfter = (day: CivilDate, days: readonly CivilDate[], until: CivilDate): CivilDate | undefined =>
  days.filter((each) => each > day && each <= until).toSorted()[0]

/** The same on a day to come: noon UTC is that day all over Brazil. */
export const atNoon = (ctx: Ctx, day: CivilDate): Ctx => ctx.at(new Date(`${day}T12:00:00Z`))
