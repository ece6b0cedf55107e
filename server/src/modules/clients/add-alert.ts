import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { getClient } from './get-client.ts'
import { insertHistory } from './store.ts'
import { type AlertRow, insertAlert, listAlerts, mostAlerts } from './store-file.ts'

/** Puts a warning on top of a client's file, for everybody who opens it. 404 when the company has no such client, 409 `too-many-alerts`. */
export const addAlert = (ctx: Ctx, { clientId, text }: { clientId: string; text: string }): Promise<AlertRow> =>
  ctx.transaction(async (ctx) => {
    await getClient(ctx, { id: clientId })
    if ((await listAlerts(ctx, clientId)).length >= mostAlerts)
      throw conflict(
        'too-many-alerts',
        `O cliente já tem ${mostAlerts} alertas. Retire um que não vale mais e tente de novo.`,
      )
    const values = {
      id: newId(),
      companyId: ctx.companyId,
      clientId,
      text,
      createdAt: ctx.now,
      createdBy: ctx.actor.id,
    }
    const alert = await insertAlert(ctx, values)
    await insertHistory(ctx, {
      clientId,
      kind: 'alert-added',
      summary: `Alerta: ${text}`,
      details: { alertId: alert.id },
    })
    return alert
  })
