import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { insertHistory } from './store.ts'
import { takeOffAlert } from './store-file.ts'

/** Takes a warning off; the history keeps it. 404 when it stands no more. */
export async function removeAlert(
  ctx: Ctx,
  { clientId, alertId }: { clientId: string; alertId: string },
): Promise<{ removed: true }> {
  await ctx.transaction(async (ctx) => {
    const alert = await takeOffAlert(ctx, clientId, alertId)
    if (!alert) throw notFound('alert', 'Alerta', alertId)
    await insertHistory(ctx, {
      clientId,
      kind: 'alert-removed',
      summary: `Alerta retirado: ${alert.text}`,
      details: { alertId },
    })
  })
  return { removed: true }
}
