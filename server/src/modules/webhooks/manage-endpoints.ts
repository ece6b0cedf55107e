import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { guardUrl } from '#kernel/guard-url'
import { decodeCursor, toPage } from '#kernel/paging'
import { readPrivateNetworks } from '#kernel/private-networks'
import { Id } from '#kernel/values'
import { testType } from './rules/catalogue.ts'
import { secretPrefix } from './sign.ts'
import type { EndpointChanges, NewEndpoint } from './schemas.ts'
import {
  changeSecret,
  findEndpoint,
  insertEndpoint,
  listEndpointRows,
  lockEndpoint,
  updateEndpoint,
  type EndpointRow,
} from './store.ts'
import { insertDeliveries } from './store-deliveries.ts'

const newSecret = (): string => secretPrefix + randomBytes(32).toString('base64')

export async function listEndpoints(ctx: Ctx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await listEndpointRows(ctx, { before, limit: limit + 1 }), limit, (row) => [row.id])
}

/** 404. */
export async function getEndpoint(ctx: Ctx, { id }: { id: string }): Promise<EndpointRow> {
  const endpoint = await findEndpoint(ctx, id)
  if (!endpoint) throw notFound('webhook', 'Webhook', id)
  return endpoint
}

/** Registers a receiver; its secret is told in this answer only. 422 `address-refused` for an address that is not public nor allowed. */
export async function createEndpoint(ctx: Ctx, endpoint: z.output<typeof NewEndpoint>) {
  await requireReachable(ctx, endpoint.url)
  const secret = newSecret()
  const id = await insertEndpoint(ctx, endpoint, ctx.secrets.seal(secret))
  return { ...(await getEndpoint(ctx, { id })), secret }
}

/** Changes the given fields. What waits goes to the new address. 404, 409 `stale-version`, 422 `address-refused`. */
export async function changeEndpoint(
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof EndpointChanges>,
): Promise<EndpointRow> {
  if (changes.url !== undefined) await requireReachable(ctx, changes.url)
  return await ctx.transaction(async (ctx) => {
    const before = await lockEndpoint(ctx, id)
    if (!before) throw notFound('webhook', 'Webhook', id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este webhook. Recarregue e refaça a alteração.', {
        current: before,
      })
    const { name = before.name, url = before.url, events = before.events, isActive = before.isActive } = changes
    await updateEndpoint(ctx, { id, name, url, events, isActive })
    if (isActive && !before.isActive) await ctx.enqueue('webhooks.deliver', { endpointId: id })
    return await getEndpoint(ctx, { id })
  })
}

const bothMs = 24 * 3_600_000

/** Makes a new secret, told in this answer only; the old one signs beside it for 24 hours. 404. */
export async function rotateSecret(ctx: Ctx, { id }: { id: string }) {
  const secret = newSecret()
  const previousUntil = new Date(ctx.now.getTime() + bothMs)
  if (!(await changeSecret(ctx, { id, secretSealed: ctx.secrets.seal(secret), previousUntil })))
    throw notFound('webhook', 'Webhook', id)
  return { ...(await getEndpoint(ctx, { id })), secret }
}

/** Sends a message of the test type, like any other. 404, 409 `webhook-inactive`. */
export const sendTest = (ctx: Ctx, { id }: { id: string }): Promise<EndpointRow> =>
  ctx.transaction(async (ctx) => {
    await getEndpoint(ctx, { id })
    const message = { objectId: id, data: { endpointId: id } }
    if ((await insertDeliveries(ctx, testType, [message], id)).length === 0)
      throw conflict('webhook-inactive', 'Este webhook está desativado. Ative-o antes do teste.')
    await ctx.enqueue('webhooks.deliver', { endpointId: id })
    return await getEndpoint(ctx, { id })
  })

const requireReachable = async (ctx: Ctx, url: string): Promise<unknown> =>
  await guardUrl(url, { ...(await readPrivateNetworks(ctx)), pointer: '/url' })
