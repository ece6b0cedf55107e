import type { Ctx } from '#kernel/context'
import { getClient } from './get-client.ts'
import { type AlertRow, listAlerts as selectAlerts } from './store-file.ts'

/** What everybody who opens the client must read first. 404 when the company has no such client. */
export async function listAlerts(ctx: Ctx, { clientId }: { clientId: string }): Promise<{ items: AlertRow[] }> {
  await getClient(ctx, { id: clientId })
  return { items: await selectAlerts(ctx, clientId) }
}
