import type { CivilDate } from '@open-sgp/brasil'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { endOf } from '#kernel/day-bounds'
import { conflict, invalid, notFound } from '#kernel/errors'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { makeKey } from './api-keys.ts'
import { requireNoMore } from './require-no-more.ts'
import { directGrant } from './rights-of.ts'
import type { ApiClientChanges, NewApiClient } from './schemas-api-clients.ts'
import {
  findApiClient,
  insertApiClient,
  insertKey,
  listApiClientRows,
  listKeys,
  lockApiClient,
  revokeApiClientRow,
  revokeKeyRow,
  updateApiClient,
  type ApiClientRow,
} from './store-api-clients.ts'

const unknown = (id: string) => notFound('api-client', 'Cliente de API', id)

export async function listApiClients(ctx: Ctx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await listApiClientRows(ctx, { before, limit: limit + 1 }), limit, (row) => [row.id])
}

/** A client with its keys, without their secrets. 404. */
export async function getApiClient(ctx: Ctx, { id }: { id: string }) {
  const client = await findApiClient(ctx, id)
  if (!client) throw unknown(id)
  return { ...client, keys: await listKeys(ctx, id) }
}

/** Registers a program. It may do at most what its giver may: 403 otherwise. */
export async function createApiClient(ctx: Ctx, client: z.output<typeof NewApiClient>) {
  requireOwn(ctx, client.permissions)
  return await getApiClient(ctx, { id: await insertApiClient(ctx, client) })
}

/** Changes the given fields; counts from the next request on. 403 for a permission that the giver lacks, 404, 409 `stale-version` or `api-client-revoked`. */
export const changeApiClient = (
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof ApiClientChanges>,
) =>
  ctx.transaction(async (ctx) => {
    const before = await requireLive(ctx, id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este cliente de API. Recarregue e refaça a alteração.', {
        current: before,
      })
    requireOwn(
      ctx,
      changes.permissions?.filter((one) => !before.permissions.includes(one)),
    )
    const { name = before.name, permissions = before.permissions } = changes
    const { perMinute = before.perMinute, networks = before.networks } = changes
    await updateApiClient(ctx, { ...before, name, permissions, perMinute, networks })
    return await getApiClient(ctx, { id })
  })

/** Ends a client with all its keys and tokens at once, for good. 404. */
export const revokeApiClient = (ctx: Ctx, { id }: { id: string }) =>
  ctx.transaction(async (ctx) => {
    await revokeApiClientRow(ctx, id)
    return await getApiClient(ctx, { id })
  })

const yearMs = 365 * 86_400_000
const mostKeys = 10

/** Makes a key beside the client's others, so that one can be changed for another without a gap. It is told in this answer only. 403 for who may less than the program, 404, 409, 422. */
export const issueKey = (ctx: Ctx, { id, expiresAt }: { id: string; expiresAt?: Date | CivilDate | undefined }) =>
  ctx.transaction(async (ctx) => {
    // Whoever holds the key may what the program may.
    requireOwn(ctx, (await requireLive(ctx, id)).permissions)
    const until = endOf(ctx, expiresAt ?? new Date(ctx.now.getTime() + yearMs))
    if (until <= ctx.now) throw invalid('/expiresAt', 'Informe um instante que ainda não passou.')
    const live = (await listKeys(ctx, id)).filter((key) => key.revokedAt === null && key.expiresAt > ctx.now)
    if (live.length >= mostKeys)
      throw conflict('too-many-keys', `Um cliente tem no máximo ${mostKeys} chaves válidas. Revogue uma antes.`)
    const { key, prefix, secretHash } = makeKey()
    return { ...(await insertKey(ctx, { clientId: id, prefix, secretHash, expiresAt: until })), key }
  })

/** Ends a key and the tokens that were given for it, at once. 404. */
export async function revokeKey(ctx: Ctx, { id, keyId }: { id: string; keyId: string }) {
  if (!(await revokeKeyRow(ctx, { clientId: id, keyId }))) throw notFound('api-key', 'Chave de API', keyId)
  return await getApiClient(ctx, { id })
}

async function requireLive(ctx: Ctx, id: string): Promise<ApiClientRow> {
  const client = await lockApiClient(ctx, id)
  if (!client) throw unknown(id)
  if (client.revokedAt !== null)
    throw conflict('api-client-revoked', 'Este cliente de API foi revogado. Cadastre outro.')
  return client
}

/** A program has no bounds: who holds a permission within bounds cannot give it. */
const requireOwn = (ctx: Ctx, permissions: readonly string[] = []): void => requireNoMore(ctx, directGrant(permissions))
