import type { Route } from '../../server/src/kernel/http.ts'
import type { Api } from '../../server/src/api.ts'
import type { z } from 'zod'

/** What JSON makes of a value: instants become ISO text. */
export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Json<Item>[]
    : T extends object
      ? { [Key in keyof T]: Json<T[Key]> }
      : T

// oxlint-disable typescript/no-explicit-any -- inference over a table of routes of unlike types
type PartsOf<R> = R extends Route<infer P, infer Q, infer B, any> ? { params: P; query: Q; body: B } : never
type Given<S> = S extends z.ZodType ? z.input<S> : undefined
/** Bytes travel as the file that a person chose. */
type Sent<T> = T extends Uint8Array ? Blob : T
type Field<Key extends string, S> = S extends z.ZodType
  ? object extends z.input<S>
    ? { [K in Key]?: z.input<S> }
    : { [K in Key]: Sent<z.input<S>> }
  : { [K in Key]?: undefined }

export type Key = keyof Api & string
/** Route by route: the product of all params, queries and bodies would be too many types to compare. */
type RequestTo<R> =
  R extends Route<infer P, infer Q, infer B, any> ? Field<'params', P> & Field<'query', Q> & Field<'body', B> : never
export type RequestOf<K extends Key> = RequestTo<Api[K]>
export type BodyOf<K extends Key> = Given<PartsOf<Api[K]>['body']>
export type QueryOf<K extends Key> = Given<PartsOf<Api[K]>['query']>
export type ResponseOf<K extends Key> =
  Api[K] extends Route<any, any, any, infer R> ? (R extends z.ZodType ? Json<z.output<R>> : Blob) : never
/** A row of a list route. */
export type ItemOf<K extends Key> = ResponseOf<K> extends { items: (infer Item)[] } ? Item : never
// oxlint-enable typescript/no-explicit-any

/** A problem (RFC 9457) that the server answered, or that there was no answer at all (`status` 0). */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly { pointer: string; detail: string }[]
  readonly extra: Record<string, unknown>

  constructor(status: number, problem: Record<string, unknown>) {
    super(
      typeof problem['detail'] === 'string'
        ? problem['detail']
        : 'O servidor não respondeu. Verifique a conexão e tente de novo.',
    )
    this.status = status
    this.code = typeof problem['code'] === 'string' ? problem['code'] : 'unreachable'
    this.errors = Array.isArray(problem['errors']) ? problem['errors'] : []
    this.extra = problem
  }
}

type Parts = {
  params?: Record<string, unknown> | undefined
  query?: Record<string, string | number | boolean | null | undefined> | undefined
  body?: unknown
}

/** Called when the server says that the session is over; the shell asks for the password without losing the page. */
let onSessionEnd: () => Promise<void> = async () => {}
export const whenSessionEnds = (ask: () => Promise<void>): void => {
  onSessionEnd = ask
}

/** Called when the server says that the person must do something first (a second factor, another password). */
let onDuty: (() => Promise<void>) | undefined
export const whenDutyArises = (ask: (() => Promise<void>) | undefined): void => {
  onDuty = ask
}

/** Calls a route: a wrong key, field or type is an error in the editor. Throws ApiError. */
export async function call<K extends Key>(key: K, request: RequestOf<K> = {} as RequestOf<K>): Promise<ResponseOf<K>> {
  const answer = await send(key, request as Parts)
  const ask = await neededFirst(key, answer)
  if (!ask) return await read(answer)
  await ask()
  return await read(await send(key, request as Parts))
}

/** What the person is asked for before the same request is sent again. */
async function neededFirst(key: Key, answer: Response): Promise<(() => Promise<void>) | undefined> {
  if (answer.status === 401 && !opensSession(key)) return onSessionEnd
  if (answer.status !== 403 || !onDuty) return undefined
  const { code } = await answer.clone().json()
  return code === 'second-factor-enrolment-required' || code === 'password-change-required' ? onDuty : undefined
}

/** Where a 401 is an answer, not the end of a session. */
const opensSession = (key: string): boolean => /^POST \/api\/(login|password\/reset)\b/.test(key)

/** The address of a route, for links and downloads. */
export function addressOf<K extends Key>(key: K, { params = {}, query = {} }: Parts = {}): string {
  const path = (key.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  return search.size > 0 ? `${path}?${search.toString()}` : path
}

const companyCookie = 'sgp_company'

/** Read once a page: another tab that changes company does not change what this one works for. */
let company: { id: string | undefined } | undefined

/** The company for which this browser works; undefined: the person's first. */
export const rememberedCompany = (): string | undefined => {
  company ??= { id: new RegExp(`(?:^|; )${companyCookie}=([\\w-]+)`).exec(document.cookie)?.[1] }
  return company.id
}

/** Works for another company from the next request on. A cookie, because links and event streams carry no header. */
export const rememberCompany = (id: string | undefined): void => {
  company = { id }
  document.cookie = `${companyCookie}=${id ?? ''}; Path=/; SameSite=Lax; Max-Age=${id === undefined ? 0 : 31_536_000}`
}

async function send(key: Key, request: Parts): Promise<Response> {
  const isBytes = request.body instanceof Blob
  const companyId = rememberedCompany()
  const type = isBytes ? 'application/octet-stream' : 'application/json'
  try {
    return await fetch(addressOf(key, request), {
      method: key.split(' ')[0] ?? 'GET',
      credentials: 'same-origin',
      // The server takes the session cookie only from requests that a foreign page cannot make.
      headers: {
        'x-requested-with': 'open-sgp',
        ...(companyId !== undefined && { 'x-company-id': companyId }),
        ...(request.body !== undefined && { 'content-type': type }),
      },
      ...(request.body !== undefined && { body: isBytes ? (request.body as Blob) : JSON.stringify(request.body) }),
    })
  } catch {
    throw new ApiError(0, {})
  }
}

async function read<T>(answer: Response): Promise<T> {
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  if (!answer.ok) throw new ApiError(answer.status, isJson ? await answer.json() : {})
  return (isJson ? await answer.json() : await answer.blob()) as T
}
