import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { outsideScope } from '#kernel/scope'
import { findPops } from './store-house.ts'

/** The POP to keep on a record: `asked`, else `otherwise`. 422 at `/popId` for none of the company's in use, 403 `outside-scope`. */
export async function choosePop(
  ctx: Ctx,
  asked: string | null | undefined,
  otherwise: string | null,
): Promise<string | null> {
  const popId = asked === undefined ? otherwise : asked
  if (popId !== null && popId !== otherwise && !(await findPops(ctx, [popId]))[0]?.isActive)
    throw invalid('/popId', 'Este POP não é desta empresa, ou está fora de uso.')
  const isReached = (popIds: readonly string[] | undefined) => !popIds || (popId !== null && popIds.includes(popId))
  if (ctx.scopes?.every(({ popIds }) => !isReached(popIds))) throw outsideScope()
  return popId
}

/** Passes when all are POPs of the company. 422 at the first that is not, under `pointer`. */
export async function requirePops(ctx: Ctx, ids: readonly string[], pointer: string): Promise<void> {
  if (ids.length === 0) return
  const own = new Set((await findPops(ctx, ids)).map(({ id }) => id))
  const at = ids.findIndex((id) => !own.has(id))
  if (at >= 0) throw invalid(`${pointer}/${at}`, 'Este POP não é desta empresa.')
}
