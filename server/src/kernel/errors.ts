/** One offending part of a request: JSON pointer (RFC 6901) from the body's, query's or params' root, and what is wrong in pt-BR. */
export type FieldError = { pointer: string; detail: string }

/** Members of the problem beyond those of RFC 9457 and of the house, which nobody may write over. */
type Extra = { errors?: FieldError[]; [member: string]: unknown } & {
  [own in 'type' | 'title' | 'status' | 'code' | 'detail' | 'requestId']?: never
}

/** The one error the product raises on purpose. Everything else is a bug and becomes a 500. `detail` is for people (pt-BR). */
export class AppError extends Error {
  readonly status: number
  /** Stable kebab-case, for programs. */
  readonly code: string
  readonly extra: Extra

  constructor(status: number, code: string, detail: string, extra: Extra = {}) {
    super(detail)
    this.name = 'AppError'
    this.status = status
    this.code = code
    this.extra = extra
  }
}

/** 404. `what` is the noun of the code (`client` → `client-not-found`), `label` the word on screen. */
export const notFound = (what: string, label: string, id: string | number) =>
  new AppError(404, `${what}-not-found`, `${label} não encontrado(a): ${id}. Confira se o registro é desta empresa.`)

/** 409: the request is right but the present state does not admit it. */
export const conflict = (code: string, detail: string, extra?: Extra) => new AppError(409, code, detail, extra)

/** 403: known person, missing permission. */
export const forbidden = (permission: string) =>
  new AppError(403, 'forbidden', `Seu usuário não tem a permissão “${permission}”. Peça a quem administra os acessos.`)

/** 403: a page of another origin asks in its visitor's name. */
export const foreignPage = () =>
  new AppError(403, 'foreign-page', 'Este pedido só é aceito da própria página. Abra a página de novo e repita.')

/** 403: what all companies share is not for one of them. */
export const ofInstallation = () =>
  new AppError(
    403,
    'of-installation',
    'Isto é da instalação inteira, que várias empresas usam. Peça a quem a administra.',
  )

/** 401: nobody, or an expired session. */
export const unauthorized = (detail = 'Entre com seu e-mail e senha para continuar.') =>
  new AppError(401, 'unauthorized', detail)

/** 401: an identity of another realm; to this route it is nobody. */
export const wrongRealm = () =>
  new AppError(401, 'wrong-realm', 'Esta entrada não serve aqui: é de outro tipo de conta. Entre com a conta certa.')

/** 422: the content of a field does not hold. */
export const invalid = (pointer: string, detail: string, code = 'invalid-request') =>
  new AppError(422, code, detail, { errors: [{ pointer, detail }] })

/** 415: bytes where fields are wanted. */
export const notBytes = () => new AppError(415, 'unsupported-media-type', 'Envie os campos em JSON (application/json).')

/** 503: something outside does not answer now; trying again later makes sense. */
export const unavailable = (code: string, detail: string) => new AppError(503, code, detail)

/** 429: too many attempts; `retryAfterSeconds` says when to come back. */
export const tooMany = (detail: string, retryAfterSeconds: number) =>
  new AppError(429, 'too-many-requests', detail, { retryAfterSeconds })

/** Not a failure: what is asked has its turn at `until`. A job that throws it comes back then, and no attempt is counted; a request is answered 503. */
export class Postponed extends AppError {
  readonly until: Date

  constructor(until: Date, code: string, detail: string) {
    super(503, code, detail, { retryAt: until.toISOString() })
    this.name = 'Postponed'
    this.until = until
  }
}
