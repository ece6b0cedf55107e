import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Ctx, Runtime } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { unbounded } from '#kernel/rights'
import type { Session } from '#kernel/session'
import { findLiveKey, touchKey, type KeySource, type LiveKey } from './store-api-clients.ts'
import { hashToken, newToken } from './token.ts'

const form = /^sgp_([a-z0-9]{8})_([\w-]{43})$/

/** `sgp_<prefix>_<secret>`: the prefix finds the key and may be shown, the secret is 256 random bits. */
export function makeKey(): { key: string; prefix: string; secretHash: Buffer } {
  const prefix = [...randomBytes(8)].map((byte) => (byte % 36).toString(36)).join('')
  const secret = newToken()
  return { key: `sgp_${prefix}_${secret}`, prefix, secretHash: hashToken(secret) }
}

export const isApiKey = (token: string): boolean => token.startsWith('sgp_')

type Asked = { companyId: string | undefined; address: string | undefined }

/** The session of a program that shows its key, or a token given for it (by the session that it names). 403 `outside-network`. */
export async function findKeySession(
  runtime: Runtime,
  shown: { key: string } | { sessionId: string },
  asked: Asked,
): Promise<Session | undefined> {
  const now = runtime.clock()
  const key = await findShownKey(runtime, shown, { ...asked, now })
  if (!key) return undefined
  if (!key.isFromThere)
    throw new AppError(403, 'outside-network', 'Esta chave de API não pode ser usada deste endereço de rede.')
  await touchKey(runtime.db, key, { now, address: asked.address })
  const { clientId: id, name, sessionId, keyId, perMinute, isShared: isTenant } = key
  const permissions = new Set(key.permissions)
  return {
    actor: { kind: 'user', id, name, permissions, sessionId, realm: 'api', rights: unbounded, duties: [], isTenant },
    companyId: key.companyId,
    timeZone: key.timeZone,
    quota: { key: keyId, perMinute },
  }
}

async function findShownKey(
  { db }: Pick<Runtime, 'db'>,
  shown: { key: string } | KeySource,
  asked: Asked & { now: Date },
): Promise<LiveKey | undefined> {
  if (!('key' in shown)) return await findLiveKey(db, shown, asked)
  const [, prefix, secret] = form.exec(shown.key) ?? []
  if (prefix === undefined || secret === undefined) return undefined
  const key = await findLiveKey(db, { prefix }, asked)
  return key && timingSafeEqual(key.secretHash, hashToken(secret)) ? key : undefined
}

/** The good key of a program that shows its two halves at the token endpoint: `sgp_<prefix>` as its name, and the secret. */
export const findApiClient = (ctx: Ctx, { id, secret }: { id: string; secret: string }): Promise<LiveKey | undefined> =>
  findShownKey(
    ctx,
    { key: `${id}_${secret}` },
    { companyId: undefined, address: ctx.address ?? undefined, now: ctx.now },
  )
