import type { FastifyRequest } from 'fastify'
import { addressOf } from './address.ts'
import { createCtx, type Actor, type Ctx, type Runtime } from './context.ts'
import { AppError, conflict, forbidden, foreignPage, unauthorized, wrongRealm } from './errors.ts'
import type { Duty, Realm, Rights } from './rights.ts'
import type { Visitor } from './visitors-gate.ts'

/** Who asks, and for which company: what a valid session says. */
export type Session = {
  actor: Actor & { sessionId: string; realm: Realm; rights: Rights; duties: readonly Duty[] }
  companyId: string
  timeZone: string
  /** A limit of its own, over all sessions that count under the same key. */
  quota?: { key: string; perMinute: number }
}

/** What a request shows to be let in: its token, the company it asks for, where it comes from. */
export type Credential = { token: string; companyId: string | undefined; address: string | undefined }

/** Finds the session of a token. Undefined: no such session. Throws AppError 403 when it may not be used from there or now. */
export type Authenticate = (runtime: Runtime, credential: Credential) => Promise<Session | undefined>

/** The session a request turned out to have, kept for the audit row. */
const sessions = new WeakMap<FastifyRequest, Session>()

/** The session with which `request` was opened, if any. */
export const sessionOf = (request: FastifyRequest): Session | undefined => sessions.get(request)

const defaultRealms: readonly Realm[] = ['staff', 'api']

type Asked = {
  permission: string
  realms?: readonly Realm[] | undefined
  admits?: readonly Duty[] | undefined
  isBeforeCompany?: boolean | undefined
}

/**
 * Opens the session of a request that asks for a route, or refuses it: 401 without a session or with one of another realm, 403
 * without the permission or before a duty is done, 409 `no-company` for a change while no company exists that it could belong to.
 */
export async function openSession(
  runtime: Runtime,
  authenticate: Authenticate,
  request: FastifyRequest,
  { permission, realms = defaultRealms, admits = [], isBeforeCompany = false }: Asked,
): Promise<void> {
  const token = tokenOf(runtime, request)
  if (token === undefined) throw unauthorized()
  const wanted = wantedCompany(request)
  const address = addressOf(request)
  const session = await authenticate(runtime, { token, companyId: wanted, address })
  if (!session)
    throw unauthorized(
      wanted === undefined
        ? 'Sua sessão expirou ou foi encerrada. Entre de novo.'
        : 'Sua sessão expirou, ou a empresa pedida em X-Company-Id (ou no cookie sgp_company) não é das suas.',
    )
  if (!realms.includes(session.actor.realm)) throw wrongRealm()
  const owed = session.actor.duties.find((duty) => !admits.includes(duty))
  if (owed !== undefined) throw owes(owed)
  if (permission !== 'signed-in' && !session.actor.permissions.has(permission)) throw forbidden(permission)
  sessions.set(request, session)
  const isChange = request.method !== 'GET' && permission !== 'signed-in'
  if (session.companyId === noCompany && isChange && !isBeforeCompany)
    throw conflict('no-company', 'Ainda não há empresa. Cadastre a sua em Empresa e portadores e faça isto depois.')
}

const owes = (duty: Duty) =>
  new AppError(
    403,
    `${duty}-required`,
    duty === 'password-change'
      ? 'Troque sua senha antes de continuar.'
      : 'Seu perfil exige um segundo fator. Cadastre o aplicativo de códigos ou uma chave de acesso antes de continuar.',
  )

const anonymous: Actor = { kind: 'system', id: 'anonymous', name: 'Visitante', permissions: new Set() }
/** The company of those who act before any company exists. */
export const noCompany = '00000000-0000-0000-0000-000000000000'

const sessionCookie = 'sgp_session'
const companyCookie = 'sgp_company'
const deviceCookie = 'sgp_device'

/** The company that the client asks for. Links, downloads and event streams can set no header: for them the cookie says it. */
function wantedCompany(request: FastifyRequest): string | undefined {
  const header = request.headers['x-company-id']
  return typeof header === 'string' ? header : cookieIn(request, companyCookie, '[\\w%-]{1,100}')
}

const cookieIn = (request: FastifyRequest, name: string, value: string): string | undefined =>
  new RegExp(`(?:^|; )${name}=(${value})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1]

type CookieContent = { token: string; maxAgeSeconds: number; isSecure: boolean }

/** A cookie that no script reads and no foreign page sends. */
const cookieNamed = (name: string, { token, maxAgeSeconds, isSecure }: CookieContent): string =>
  `${name}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${isSecure ? '; Secure' : ''}`

export const cookieOf = (content: CookieContent): string => cookieNamed(sessionCookie, content)
/** Of a browser that someone signed in on: it opens nothing. */
export const deviceCookieOf = (content: CookieContent): string => cookieNamed(deviceCookie, content)

/**
 * Bearer token, or the browser's cookie. What changes state needs, beside the cookie, a header that a foreign page cannot set
 * without asking first (OWASP, custom request header), and must not say itself that it comes from one: 403.
 */
function tokenOf(runtime: Runtime, request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([\w.-]{20,2000})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const isChange = request.method !== 'GET'
  if (isChange && request.headers['x-requested-with'] !== 'open-sgp') return undefined
  const token = cookieIn(request, sessionCookie, '[\\w-]{20,200}')
  if (token !== undefined && isChange && isForeign(runtime, request)) throw foreignPage()
  return token
}

/** What the browser says of the page that asks: Sec-Fetch-Site, else (plain http) its origin beside ours. */
function isForeign({ publicUrl, adminUrl }: Runtime, { headers, hostname }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = headers
  return origin !== undefined && origin !== publicUrl && origin !== adminUrl && URL.parse(origin)?.hostname !== hostname
}

/** The ctx of one request: of its session, or of a visitor. */
export function requestCtx(runtime: Runtime, request: FastifyRequest): Ctx {
  const address = addressOf(request)
  const { actor, companyId, timeZone } = sessions.get(request) ?? {
    actor: anonymous,
    companyId: noCompany,
    timeZone: 'America/Sao_Paulo',
  }
  return createCtx(runtime, {
    actor,
    companyId,
    timeZone,
    requestId: request.id,
    ...(address !== undefined && { address }),
    ...asPage(request),
  })
}

/** Who knocks at a route that needs no session. */
export const visitorOf = (request: FastifyRequest): Visitor => ({
  address: addressOf(request) ?? '',
  isReturning: asPage(request).device !== undefined,
})

/** The page of this machine that a request says to come from; of other hosts only the configured address counts. */
function asPage(request: FastifyRequest): { userAgent?: string; device?: string; localOrigin?: string } {
  const { headers } = request
  const device = cookieIn(request, deviceCookie, '[\\w.-]{40,200}')
  const origin = /^http:\/\/localhost(:\d{1,5})?$/.exec(headers.origin ?? '')?.[0]
  const userAgent = headers['user-agent']?.slice(0, 300)
  return {
    ...(userAgent !== undefined && { userAgent }),
    ...(device !== undefined && { device }),
    ...(origin !== undefined && { localOrigin: origin }),
  }
}
