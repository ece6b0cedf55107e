import type { Ctx } from './context.ts'
import { AppError } from './errors.ts'
import { beginOperation, endOperation, noteProblem, saveProgress } from './operations-store.ts'
import { toProblem } from './problems.ts'

/** Tells how far the work is, between its batches and outside of their transactions. Throws when somebody asked to stop. */
export type Progress = (done: number, total: number, phase: string) => Promise<void>

export type OperationWork<I> = (ctx: Ctx, input: I, progress: Progress) => Promise<unknown>

/** Thrown by `progress` to end the work where it stands; what is committed stays. */
class Cancelled extends Error {}

/** For who does the same work without anybody watching. */
export const unwatched: Progress = async () => {}

const writeEveryMs = 250

/** Does an operation's work on behalf of its job. Of one that ended meanwhile nothing is done. */
export async function runOperation(ctx: Ctx, id: string, work: OperationWork<unknown>): Promise<void> {
  const row = await beginOperation(ctx, id)
  if (!row) return
  const begun = performance.now()
  const now = () => new Date(ctx.now.getTime() + Math.round(performance.now() - begun))
  try {
    const result = await work(ctx, row.input, progressOf(ctx, id))
    await endOperation(ctx, id, now(), { state: 'done', result })
  } catch (error) {
    if (error instanceof Cancelled) return void (await endOperation(ctx, id, now(), { state: 'cancelled' }))
    const problem = toProblem(error, ctx.requestId)
    if (error instanceof AppError && error.status < 500)
      return void (await endOperation(ctx, id, now(), { state: 'failed', problem }))
    await noteProblem(ctx, id, problem).catch(() => {})
    throw error
  }
}

function progressOf(ctx: Ctx, id: string): Progress {
  let written = -Infinity
  let lastPhase: string | undefined
  return async (done, total, phase) => {
    const at = performance.now()
    if (phase === lastPhase && at - written < writeEveryMs && done < total) return
    written = at
    lastPhase = phase
    if (await saveProgress(ctx, id, { done, total, phase })) throw new Cancelled()
  }
}
