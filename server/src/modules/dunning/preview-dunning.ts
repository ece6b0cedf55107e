import { addDays } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { runDunning, type DunningRun, type RunOptions } from './run-dunning.ts'

/** Who will be hit on a day (default: tomorrow) and why: the run itself, undone. */
export const previewDunning = (
  ctx: Ctx,
  { on = addDays(ctx.today, 1), excludeContractIds }: RunOptions = {},
): Promise<DunningRun> => ctx.rehearse((ctx) => runDunning(ctx, { on, excludeContractIds }))
