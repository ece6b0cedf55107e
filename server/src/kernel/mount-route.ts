import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addressOf } from './address.ts'
import { Bytes } from './bytes.ts'
import { noteRead, showsPersonal } from './audit-reads.ts'
import { requireStorableText } from './check-text.ts'
import { Waiting, WaitingAnswer } from './approvals.ts'
import type { Ctx, Runtime } from './context.ts'
import { foreignPage, notBytes } from './errors.ts'
import { eventSender } from './event-stream.ts'
import type { EventReply, FileReply, Method, Routes, StreamReply } from './http.ts'
import { IdempotencyHeaders, isRepeatable, onceByKey, sendKept } from './idempotency.ts'
import { classOf, limitAddress, limitSession, type Quotas } from './limit-requests.ts'
import { perform } from './perform.ts'
import { Problem } from './problems.ts'
import { audit, sendFile, sendProblem } from './reply.ts'
import {
  cookieOf,
  deviceCookieOf,
  openSession,
  requestCtx,
  sessionOf,
  visitorOf,
  type Authenticate,
} from './session.ts'
import type { VisitorsGate } from './visitors-gate.ts'

const file = { description: 'Arquivo', content: { '*/*': { schema: Bytes } } }
const events = { description: 'Eventos, até terminar', content: { 'text/event-stream': { schema: z.string() } } }
const problem = { content: { 'application/problem+json': { schema: Problem } } }
const failureInForm = { content: { 'application/json': { schema: z.looseObject({ error: z.string() }) } } }

export type MountOptions = {
  runtime: Runtime
  authenticate: Authenticate
  quotas: Quotas
  enterGate: VisitorsGate
  tag: string
}

/** Gives one route of the table to Fastify: session, permission, schemas, use case, audit. */
export function mountRoute(
  app: FastifyInstance,
  { runtime, authenticate, quotas, enterGate, tag }: MountOptions,
  key: string,
  route: Routes[keyof Routes],
): void {
  const [method, url] = key.split(' ') as [Method, string]
  const { summary, permission, status = 200, params, query, body, response, bodyLimit, session } = route
  const { perMinute, fromOwnPage, isAudited = method !== 'GET', acceptsForm, errorForm } = route
  const failure = errorForm ? failureInForm : problem
  const routeClass = classOf(method, route)
  const repeatable = isRepeatable(method, route)
  const isRead = showsPersonal(key, route)
  const sendEvents = response === 'events' ? eventSender(app) : undefined
  app.route({
    method,
    url,
    config: { isAudited },
    ...(sendEvents && { exposeHeadRoute: false }),
    ...(bodyLimit !== undefined && { bodyLimit }),
    ...(errorForm && {
      errorHandler: (error, request, reply) => void sendProblem(runtime, request, reply, error, errorForm),
    }),
    schema: {
      tags: [tag],
      summary,
      ...(permission !== 'public' && { security: [{ session: [] }] }),
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(repeatable && { headers: IdempotencyHeaders }),
      ...(body && { body }),
      ...(body === Bytes && { consumes: ['application/octet-stream', 'text/plain'] }),
      ...(acceptsForm && { consumes: ['application/x-www-form-urlencoded', 'application/json'] }),
      response: {
        [status]: describe(response),
        ...(route.approval && { 202: describe(WaitingAnswer) }),
        '4xx': { description: 'O pedido não pode ser atendido como está', ...failure },
        '5xx': { description: 'O servidor não pôde atender', ...failure },
      },
    },
    // Before the body is read: who may not ask is not listened to.
    onRequest: async (request, reply) => {
      if (permission === 'public') await enterGate(visitorOf(request))
      if (perMinute !== undefined) await limitAddress(runtime, request, reply, { route: key, perMinute })
      if (fromOwnPage && request.headers['x-requested-with'] !== 'open-sgp') throw foreignPage()
      if (permission === 'public') return
      await openSession(runtime, authenticate, request, route)
      await limitSession(runtime, request, reply, { routeClass, quotas })
    },
    preValidation: async ({ params, query, body: given }) => {
      // To a schema of fields each byte would be a field of its own.
      if (body && body !== Bytes && ArrayBuffer.isView(given)) throw notBytes()
      for (const part of [params, query, given]) requireStorableText(part)
    },
    handler: async (request, reply) => {
      const { params, query, body } = request
      const work = async (ctx: Ctx): Promise<unknown> => {
        const result = await perform(ctx, key, route, { params, query, body })
        void reply.status(result instanceof Waiting ? 202 : status)
        return result
      }
      const ctx = requestCtx(runtime, request)
      const kept = repeatable ? await onceByKey({ request, reply, ctx, route: key, status }, work) : undefined
      if (kept) {
        await audit(runtime, request, kept.status)
        return sendKept(reply, kept)
      }
      const result = await work(ctx)
      await audit(runtime, request, reply.statusCode)
      if (isRead) noteRead(runtime, request, reply.statusCode, result)
      if (session) void reply.header('set-cookie', cookiesFor(runtime, request, session, result))
      if (sendEvents)
        return sendEvents(reply, result as EventReply, sessionOf(request)?.actor.sessionId ?? addressOf(request) ?? '')
      return response === 'file' ? sendFile(reply, result as FileReply | StreamReply) : result
    },
  })
}

const describe = (response: Routes[keyof Routes]['response']) => {
  if (response === 'file') return file
  if (response === 'events') return events
  return { description: 'Feito', content: { 'application/json': { schema: response } } }
}

const OpenedSession = z.object({ token: z.string(), expiresAt: z.date(), device: z.string().optional() })
const deviceSeconds = 180 * 86_400

function cookiesFor(runtime: Runtime, request: FastifyRequest, change: 'open' | 'close', result: unknown): string[] {
  const isSecure = request.protocol === 'https'
  if (change === 'close') return [cookieOf({ token: '', maxAgeSeconds: 0, isSecure })]
  const { token, expiresAt, device } = OpenedSession.parse(result)
  const maxAgeSeconds = Math.floor((expiresAt.getTime() - runtime.clock().getTime()) / 1000)
  const session = cookieOf({ token, maxAgeSeconds, isSecure })
  return device === undefined
    ? [session]
    : [session, deviceCookieOf({ token: device, maxAgeSeconds: deviceSeconds, isSecure })]
}
