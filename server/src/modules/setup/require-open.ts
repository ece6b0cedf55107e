import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { findClosure, takeTurn } from './store.ts'

const closed = () =>
  conflict('setup-closed', 'A configuração inicial já foi concluída e não se repete. Use as telas de Administração.')

/** 409 `setup-closed` once the setup ended: nothing of it can be done, or seen, again. */
export async function requireOpen(ctx: Ctx): Promise<void> {
  if (await findClosure(ctx)) throw closed()
}

/** Runs `work` while the setup is open, one at a time: two administrators never take the same step twice. */
export const inTurn = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  ctx.transaction(async (ctx) => {
    await takeTurn(ctx)
    await requireOpen(ctx)
    return await work(ctx)
  })
