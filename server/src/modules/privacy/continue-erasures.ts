import type { Ctx } from '#kernel/context'
import { eraseAll } from './erase-person.ts'
import { eraseAllOfStaff } from './erase-staff.ts'
import { continueErasureRow, listDueErasures } from './store.ts'
import { continueStaffErasureRow, listDueStaffErasures } from './store-staff.ts'

const batch = 50

/** Erases of anonymised people what the law has kept long enough. The sealed identity goes with the last of it. */
export async function continueErasures(ctx: Ctx): Promise<{ count: number }> {
  return { count: (await inBatches(ctx, ofClients)) + (await inBatches(ctx, ofStaff)) }
}

async function inBatches(ctx: Ctx, work: (ctx: Ctx) => Promise<number>): Promise<number> {
  let total = 0
  for (let count = batch; count === batch; total += count) count = await ctx.transaction(work)
  return total
}

// Each person is a report of their own: one after the other.
async function ofClients(ctx: Ctx): Promise<number> {
  const due = await listDueErasures(ctx, batch)
  for (const { id, clientId } of due) {
    const report = await eraseAll(ctx, clientId)
    await continueErasureRow(ctx, id, { report, nextOn: report.keptUntil })
  }
  return due.length
}

async function ofStaff(ctx: Ctx): Promise<number> {
  const due = await listDueStaffErasures(ctx, batch)
  for (const { id, ...person } of due) {
    const report = await eraseAllOfStaff(ctx, person)
    await continueStaffErasureRow(ctx, id, { report, nextOn: report.keptUntil })
  }
  return due.length
}
