import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Decision } from './approvals.ts'
import type { Ctx } from './context.ts'
import type { Problem } from './problems.ts'
import type { Duty, Realm } from './rights.ts'

type Shape = z.ZodType | undefined
type Out<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Bytes that a route answers instead of JSON. */
export type FileReply = { name: string; mediaType: string; content: Uint8Array }

/** A file that is written while it travels; when it fails half-way, the connection is cut. */
export type StreamReply = { name: string; mediaType: string; content: Readable }

/** One server-sent event; `data` is one line of text. */
export type ServerEvent = { event: string; data: string }

/** The events of a stream, to be followed until they end or the other side is `gone`. */
export type EventReply = (gone: AbortSignal) => AsyncIterable<ServerEvent>

/** How errors read where a standard asks for another form than a problem. */
export type ErrorForm = (problem: Problem) => { status: number; headers?: Record<string, string>; body: object }

export type Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends z.ZodType = z.ZodType,
> = {
  /** One line for the API's page, pt-BR. */
  summary: string
  /** `module.noun.verb`, or `public` for what answers without a session; `signed-in` for what any signed-in person may. */
  permission: string
  /** Whose identities may ask; default: the staff and programs (`api`). */
  realms?: readonly Realm[]
  /** May be asked by who still owes this: it is how one pays it. */
  admits?: readonly Duty[]
  /** May be asked while no company exists: other changes answer 409 `no-company` then. */
  isBeforeCompany?: true
  status?: number
  params?: P
  query?: Q
  body?: B
  /** `file`: the handler gives a FileReply or StreamReply. `events`: it gives an EventReply. */
  response: R | 'file' | 'events'
  /** `open`: the answer's `token` also becomes the browser's session cookie; `close`: the cookie is taken away. */
  session?: 'open' | 'close'
  /** `heavy`: works on many rows at once, and is counted with the files; default: by method (kernel/limit-requests). */
  weight?: 'heavy'
  /** How often a minute one address may ask, over all processes; beyond it 429. For what answers without a session. */
  perMinute?: number
  /** Refused (403) from a page of another origin: asks for the header that such a page cannot send unasked (OWASP, custom request header). */
  fromOwnPage?: true
  /** Reading this is kept in the audit log too: whole lists of personal data. */
  isAudited?: true
  /** Shows personal data though no schema says so (a file), or only the asker's own (`false`): kernel/audit-reads. */
  isPersonal?: boolean
  /** A file that shows people as they are: refused (403 `masked-file`) to who may see them only masked. */
  showsWhole?: true
  /** The body may also come as a form (application/x-www-form-urlencoded), with Basic credentials as its client_id and client_secret. */
  acceptsForm?: true
  errorForm?: ErrorForm
  /** Tells of the whole company at once: who reaches a part of it only is refused (403 `outside-scope`). */
  isOfCompany?: true
  /** Acts on the whole installation: while several companies share it, only for who administers it (403 `of-installation`). */
  isOfInstallation?: true
  /** What the request would decide: above the asker's limit it answers 202 and waits for a second person. */
  approval?: (ctx: Ctx, input: { params: Out<P>; query: Out<Q>; body: Out<B> }) => Promise<Decision | undefined>
  /** Largest body in bytes; 1 MiB when absent. */
  bodyLimit?: number
  handle: (
    ctx: Ctx,
    input: { params: Out<P>; query: Out<Q>; body: Out<B> },
  ) => Promise<z.input<R> | FileReply | StreamReply | EventReply>
}

// oxlint-disable-next-line typescript/no-explicit-any -- a table of routes of unlike types
export type Routes = Record<`${Method} /${string}`, Route<any, any, any, any>>

/** Declares an endpoint as data. Schemas give types, checks and OpenAPI; the permission cannot be forgotten. */
export const route = <
  R extends z.ZodType,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
>(
  definition: Route<P, Q, B, R>,
): Route<P, Q, B, R> => definition
