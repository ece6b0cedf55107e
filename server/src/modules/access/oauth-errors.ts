import { AppError } from '#kernel/errors'
import type { ErrorForm } from '#kernel/http'

/** RFC 6749, 5.2 (and `mfa_required`, for who must send `otp` too). */
export type OauthCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'mfa_required'

/** 400, and 401 for a client that did not prove itself. `detail` is for people. */
export const oauthError = (code: OauthCode, detail: string) =>
  new AppError(code === 'invalid_client' ? 401 : 400, code, detail)

const known: ReadonlySet<string> = new Set<OauthCode>([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'mfa_required',
])

/** How every failure of the token endpoint reads: RFC 6749, 5.2. What the use cases say of a person is an invalid grant. */
export const oauthForm: ErrorForm = ({ status, code, detail }) => {
  const tell = (error: string, as: number, headers = {}) => ({
    status: as,
    headers,
    body: { error, ...(detail !== undefined && { error_description: detail }) },
  })
  if (status >= 500) return tell(status === 503 ? 'temporarily_unavailable' : 'server_error', status)
  if (status === 429) return tell('temporarily_unavailable', 429)
  if (code === 'invalid_client') return tell(code, 401, { 'www-authenticate': 'Basic realm="open-sgp"' })
  if (known.has(code)) return tell(code, 400)
  return tell(status === 401 || status === 403 ? 'invalid_grant' : 'invalid_request', 400)
}
