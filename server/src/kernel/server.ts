import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { writeAudit } from './audit.ts'
import { createCtx, type Actor, type Ctx, type Runtime } from './context.ts'
import { AppError, forbidden, unauthorized } from './errors.ts'
import type { FileReply, Method, Routes } from './http.ts'
import { newId } from './ids.ts'
import { countRequest } from './metrics.ts'
import { Problem, toProblem } from './problems.ts'

/** Who asks, and for which company: what a valid session says. */
export type Session = { actor: Actor; companyId: string; timeZone: string }

/** Finds the session of a bearer token; `companyId` is the one the client asked for. Undefined: no such session. */
export type Authenticate = (
  runtime: Runtime,
  token: string,
  companyId: string | undefined,
) => Promise<Session | undefined>

export type ServerOptions = {
  runtime: Runtime
  modules: Record<string, Routes>
  authenticate: Authenticate
  version: string
}

// What zod says of a field is read by clerks.
z.config(z.locales.ptBR())

type AnyRoute = Routes[keyof Routes]

/** The HTTP server over a table of routes. It does not listen yet: `app.listen(…)` or, in tests, `app.inject(…)`. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { runtime, modules, version } = options
  const app = Fastify({
    loggerInstance: runtime.log as FastifyBaseLogger,
    genReqId: () => newId(),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    trustProxy: 'loopback',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.addContentTypeParser(['application/octet-stream', 'text/plain'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Open-SGP',
        version,
        description:
          'API do ERP para provedores de Internet. Valores em centavos; datas civis AAAA-MM-DD; instantes em UTC.',
      },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id))
  app.addHook('onResponse', async (request, reply) => {
    countRequest(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000)
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        url: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => void sendProblem(runtime, request, reply, error))
  app.setNotFoundHandler(
    (request, reply) =>
      void sendProblem(
        runtime,
        request,
        reply,
        new AppError(
          404,
          'route-not-found',
          `Não há ${request.method} ${request.url.split('?')[0]}. Veja as rotas em /docs.`,
        ),
      ),
  )
  for (const [tag, routes] of Object.entries(modules)) {
    for (const [key, route] of Object.entries(routes)) mount(app, options, tag, key, route)
  }
  return app
}

type Reply = Parameters<Parameters<FastifyInstance['setErrorHandler']>[0]>[2]

async function sendProblem(runtime: Runtime, request: FastifyRequest, reply: Reply, error: unknown): Promise<void> {
  const problem = toProblem(error, request.id)
  if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
  await audit(runtime, request, problem.status, problem.code)
  if (problem.status === 429 && typeof problem['retryAfterSeconds'] === 'number')
    void reply.header('retry-after', problem['retryAfterSeconds'])
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)))
}

/** The session a request turned out to have, kept for the audit row. */
const sessions = new WeakMap<FastifyRequest, Session>()

async function audit(runtime: Runtime, request: FastifyRequest, status: number, code?: string): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.routeOptions.url === undefined) return
  const session = sessions.get(request)
  const row = {
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    status,
    code: code ?? null,
    address: request.ip,
    requestId: request.id,
    at: runtime.clock(),
  }
  await writeAudit(runtime.db, { ...row, actor: session?.actor ?? null, companyId: session?.companyId ?? null }).catch(
    (error: unknown) => request.log.error({ err: error }, 'audit row not written'),
  )
}

function mount(
  app: FastifyInstance,
  { runtime, authenticate }: ServerOptions,
  tag: string,
  key: string,
  route: AnyRoute,
): void {
  const [method, url] = key.split(' ') as [Method, string]
  const { summary, permission, status = 200, params, query, body, response, bodyLimit, handle } = route
  app.route({
    method,
    url,
    ...(bodyLimit !== undefined && { bodyLimit }),
    schema: {
      tags: [tag],
      summary,
      ...(permission !== 'public' && { security: [{ session: [] }] }),
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      response: { ...(response !== 'file' && { [status]: response }), '4xx': Problem, '5xx': Problem },
    },
    // Before the body is read: who may not ask is not listened to.
    onRequest: async (request) => {
      if (permission === 'public') return
      sessions.set(request, await openSession(runtime, authenticate, request, permission))
    },
    handler: async (request, reply) => {
      const ctx = requestCtx(runtime, request)
      const result: unknown = await handle(ctx, { params: request.params, query: request.query, body: request.body })
      await audit(runtime, request, status)
      void reply.status(status)
      return response === 'file' ? sendFile(reply, result as FileReply) : result
    },
  })
}

async function openSession(
  runtime: Runtime,
  authenticate: Authenticate,
  request: FastifyRequest,
  permission: string,
): Promise<Session> {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw unauthorized()
  const wanted = request.headers['x-company-id']
  const session = await authenticate(runtime, token, typeof wanted === 'string' ? wanted : undefined)
  if (!session) throw unauthorized('Sua sessão expirou ou foi encerrada. Entre de novo.')
  if (permission !== 'signed-in' && !session.actor.permissions.has(permission)) throw forbidden(permission)
  return session
}

const anonymous: Actor = { kind: 'system', id: 'anonymous', name: 'Visitante', permissions: new Set() }
/** The company of those who act before any company exists. */
export const noCompany = '00000000-0000-0000-0000-000000000000'

function requestCtx(runtime: Runtime, request: FastifyRequest): Ctx {
  const { actor, companyId, timeZone } = sessions.get(request) ?? {
    actor: anonymous,
    companyId: noCompany,
    timeZone: 'America/Sao_Paulo',
  }
  return createCtx(runtime, { actor, companyId, timeZone, requestId: request.id })
}

function sendFile(reply: Reply, file: FileReply): unknown {
  const ascii = file.name.normalize('NFD').replace(/[^\w.-]+/g, '_')
  void reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  return reply.send(Buffer.from(file.content))
}
