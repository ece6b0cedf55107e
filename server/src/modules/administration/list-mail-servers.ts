import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { requireServer, tellServer } from './keep-mail-server.ts'
import { MailServerCursor, type MailServerFilter } from './schemas-mail.ts'
import { listServers, readUsage, type MailServerRow } from './store-mail.ts'

/** A server with how much of its quotas is used. */
export async function withUsage(ctx: Ctx, server: MailServerRow) {
  const { hour, day } = await readUsage(ctx, server.id)
  return { ...tellServer(server), sentThisHour: hour, sentToday: day }
}

/** The company's mail servers in the order in which they are tried. */
export async function listMailServers(ctx: Ctx, { limit, cursor }: z.output<typeof MailServerFilter>) {
  const rows = await listServers(ctx, { limit: limit + 1, after: decodeCursor(MailServerCursor, cursor) })
  const page = toPage(rows, limit, (row) => [row.priority, row.id])
  return { ...page, items: await Promise.all(page.items.map((server) => withUsage(ctx, server))) }
}

/** One mail server. 404. */
export const getMailServer = async (ctx: Ctx, { id }: { id: string }) =>
  await withUsage(ctx, await requireServer(ctx, id))
