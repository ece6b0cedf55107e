import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'

/** The site that passkeys belong to (WebAuthn, relying party). */
export type RelyingParty = { id: string; origin: string }

/** The address of staff, or this machine's own page while it is opened as localhost. Undefined: no address that a passkey could belong to. */
export function findRelyingParty({ adminUrl, localOrigin }: Ctx): RelyingParty | undefined {
  const origin = localOrigin ?? adminUrl
  return origin === null ? undefined : { id: new URL(origin).hostname, origin }
}

/** The same; 409 `no-public-url` when there is none. */
export function requireRelyingParty(ctx: Ctx): RelyingParty {
  const party = findRelyingParty(ctx)
  if (party) return party
  throw conflict(
    'no-public-url',
    'Chaves de acesso precisam do endereço público do sistema. Peça a quem cuida do servidor que configure PUBLIC_URL ou ADMIN_URL.',
  )
}
