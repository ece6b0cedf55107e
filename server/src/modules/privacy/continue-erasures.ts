import type { Ctx } from '#kernel/context'
import { eraseAll } from './erase-person.ts'
import { continueErasureRow, listDueErasures } from './store.ts'

const batch = 50

/** Erases of anonymised people what the law has kept long enough. The sealed identity goes with the last of it. */
export async function continueErasures(ctx: Ctx): Promise<{ count: number }> {
  let total = 0
  for (let count = batch; count === batch; total += count) {
    count = await ctx.transaction(async (ctx) => {
      const due = await listDueErasures(ctx, batch)
      for (const { id, clientId } of due) {
        const report = await eraseAll(ctx, clientId)
        await continueErasureRow(ctx, id, { report, nextOn: report.keptUntil })
      }
      return due.length
    })
  }
  return { count: total }
}
