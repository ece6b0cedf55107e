import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, InstantOrDay, Ipv4Network, Ipv6Network, line } from '#kernel/values'

const Network = z.union(
  [z.ipv4(), z.ipv6(), Ipv4Network, Ipv6Network],
  'Informe um endereço IP ou uma rede, como 203.0.113.7 ou 203.0.113.0/24.',
)
const PerMinute = z.int('Informe um número inteiro.').min(1).max(100_000)
const Permissions = z.array(z.string().max(80)).min(1, 'Escolha ao menos uma permissão.').max(500)
const Networks = z.array(Network).max(50)

export const NewApiClient = z
  .strictObject({
    name: line(120),
    permissions: Permissions,
    perMinute: PerMinute.default(600),
    networks: Networks.default([]),
  })
  .meta({ id: 'NewApiClient' })

export const ApiClientChanges = z
  .strictObject({
    version: z.int(),
    name: line(120).optional(),
    permissions: Permissions.optional(),
    perMinute: PerMinute.optional(),
    networks: Networks.optional(),
  })
  .meta({ id: 'ApiClientChanges' })

export const ApiKey = z
  .object({
    id: Id,
    prefix: z.string(),
    createdAt: z.date(),
    expiresAt: z.date(),
    revokedAt: z.date().nullable(),
    lastUsedAt: z.date().nullable(),
    lastUsedAddress: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' })

const client = {
  id: Id,
  name: z.string(),
  permissions: z.array(z.string()),
  perMinute: z.int(),
  networks: z.array(z.string()),
  createdAt: z.date(),
  revokedAt: z.date().nullable(),
  version: z.int(),
}

export const ApiClient = z
  .object({ ...client, liveKeys: z.int(), lastUsedAt: z.date().nullable() })
  .meta({ id: 'ApiClient' })
export const ApiClientFile = z.object({ ...client, keys: z.array(ApiKey) }).meta({ id: 'ApiClientFile' })
export const ApiClientPage = pageOf(ApiClient)
export const ApiClientFilter = z.strictObject({ ...pageQuery })

export const NewApiKey = z
  .strictObject({ expiresAt: InstantOrDay.optional() })
  .meta({ id: 'NewApiKey', description: '`expiresAt` em dia: até o fim dele, no fuso da empresa; sem ele, um ano' })
/** `key` is shown this once. */
export const IssuedApiKey = ApiKey.extend({ key: z.string() }).meta({ id: 'IssuedApiKey' })
export const GrantablePermissions = z.object({ items: z.array(z.object({ name: z.string(), text: z.string() })) })
export const keyOfClient = z.object({ id: Id, keyId: Id })
