import { addDays } from '@open-sgp/brasil'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { takeNumbers } from '#kernel/counters'
import { conflict, invalid, notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { getClient } from '#modules/clients'
import type { NewRequest, RequestChanges, RequestFilter } from './schemas.ts'
import { insertRequest, listRequestRows, lockRequest, updateRequest } from './store-requests.ts'

/** Days to answer in full: LGPD art. 19, II. */
const termDays = 15

/** A person asks for something about their data; it is due in 15 days. */
export const openRequest = (ctx: Ctx, { clientId, receivedOn = ctx.today, ...request }: z.output<typeof NewRequest>) =>
  ctx.transaction(async (ctx) => {
    if (clientId) await getClient(ctx, { id: clientId })
    if (receivedOn > ctx.today) throw invalid('/receivedOn', 'O pedido não pode ter chegado depois de hoje.')
    const dueOn = addDays(receivedOn, termDays)
    const number = await takeNumbers(ctx, 'privacy-request')
    return await insertRequest(ctx, {
      ...request,
      clientId: clientId ?? null,
      details: request.details ?? '',
      receivedOn,
      dueOn,
      number,
    })
  })

/** Moves a request on; `done` and `refused` need an answer and end it. 404, 409 `stale-version`, `request-closed`. */
export const changeRequest = (
  ctx: Ctx,
  { id, version, status, answer }: { id: string } & z.output<typeof RequestChanges>,
) =>
  ctx.transaction(async (ctx) => {
    const current = await lockRequest(ctx, id)
    if (!current) throw notFound('privacy-request', 'Pedido de titular', id)
    if (current.version !== version) throw conflict('stale-version', 'Outra pessoa alterou este pedido.', { current })
    if (current.closedAt) throw conflict('request-closed', 'Este pedido já foi respondido.')
    const isEnd = status === 'done' || status === 'refused'
    if (isEnd && !answer) throw invalid('/answer', 'Escreva a resposta dada ao titular.')
    return await updateRequest(ctx, id, {
      status,
      ...(answer !== undefined && { answer }),
      ...(isEnd && { closedAt: ctx.now, closedBy: ctx.actor.id }),
    })
  })

/** Newest first. */
export async function listRequests(ctx: Ctx, { status, cursor, limit }: z.output<typeof RequestFilter>) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  const rows = await listRequestRows(ctx, { status, before, limit: limit + 1 })
  return toPage(rows, limit, (row) => [row.id])
}
