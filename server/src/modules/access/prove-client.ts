import type { Ctx } from '#kernel/context'
import { findApiClient } from './api-keys.ts'
import { oauthError } from './oauth-errors.ts'
import type { LiveKey } from './store-api-clients.ts'

type Shown = { client_id?: string | undefined; client_secret?: string | undefined }

/** The key by which a program proves itself at the token endpoints (RFC 6749, 2.3). */
export async function proveClient(ctx: Ctx, { client_id: id, client_secret: secret }: Shown): Promise<LiveKey> {
  if (id === undefined || secret === undefined)
    throw oauthError('invalid_request', 'Faltam client_id e client_secret (ou a autenticação Basic).')
  const key = await findApiClient(ctx, { id, secret })
  if (!key?.isFromThere) throw oauthError('invalid_client', 'Cliente de API desconhecido, revogado ou vencido.')
  return key
}
