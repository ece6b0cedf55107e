import type { IncomingMessage } from 'node:http'
import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { flushReads } from './audit-reads.ts'
import type { Runtime } from './context.ts'
import { AppError } from './errors.ts'
import { acceptForms } from './form-body.ts'
import type { Routes } from './http.ts'
import { newId } from './ids.ts'
import type { Quotas } from './limit-requests.ts'
import { countRequest } from './metrics.ts'
import { mountRoute } from './mount-route.ts'
import { pruneSchemas } from './prune-schemas.ts'
import { refuseConnection, refuseExpectations } from './refuse-connection.ts'
import { sendProblem } from './reply.ts'
import { secureAnswer, secureAnswers } from './security-headers.ts'
import type { Authenticate } from './session.ts'
import { createVisitorsGate } from './visitors-gate.ts'

export type ServerOptions = {
  runtime: Runtime
  modules: Record<string, Routes>
  authenticate: Authenticate
  quotas: Quotas
  version: string
  /** OpenAPI's section of what this server sends by itself. */
  webhooks?: Record<string, object>
  /** Peers whose word on the visitor's address and protocol counts (X-Forwarded-*); default: this machine. */
  trustedProxies?: readonly string[]
}

// What zod says of a field is read by clerks.
z.config({
  ...z.locales.ptBR(),
  customError: (issue) => {
    if (issue.code !== 'invalid_type') return undefined
    if (issue.input === undefined) return 'Campo obrigatório.'
    return Number.isNaN(issue.input) ? 'Informe um número.' : undefined
  },
})

/** A path for the log: whoever reads the log must not open the invoices of which it tells. */
const withoutKey = (path: string): string => path.replace(/\/[\w-]{43}(?=\/|$)/g, '/…')

const unreadableUrl = () =>
  new AppError(400, 'bad-url', 'O endereço tem um trecho longo demais ou com caracteres inválidos.')

/** RFC 9112, 3.2: one, of the characters that a name and port have; before HTTP/1.1 none was asked for. */
function hasSoundHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host')
  if (hosts.length === 0) return httpVersion === '1.0'
  return hosts.length === 1 && /^[\w.:%~[\]-]+$/.test(hosts[0] ?? '')
}

const hostless = () => new AppError(400, 'bad-request', 'O pedido precisa de um cabeçalho Host, e de um só.')

/** The HTTP server over a table of routes. It does not listen yet: `app.listen(…)` or, in tests, `app.inject(…)`. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { runtime, modules, authenticate, quotas, version, webhooks } = options
  const app = Fastify({
    loggerInstance: runtime.log as FastifyBaseLogger,
    genReqId: () => newId(),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    // Who sends his request drop by drop does not hold a connection for ever.
    requestTimeout: 300_000,
    trustProxy: [...(options.trustedProxies ?? ['127.0.0.0/8', '::1'])],
    clientErrorHandler: refuseConnection,
    // Node would refuse it without a word: see `hostless`.
    http: { requireHostHeader: false },
    frameworkErrors: (_error, request, reply) => {
      secureAnswer(request, reply)
      void sendProblem(runtime, request, reply, unreadableUrl())
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const parseJson = app.getDefaultJsonParser('error', 'error')
  // Clients that name JSON even where they send nothing (a DELETE, a log-out) mean: no body.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parseJson(request, String(body), done),
  )
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
    transformObject: (document) => ({
      ...pruneSchemas(jsonSchemaTransformObject(document)),
      ...(webhooks && { webhooks }),
    }),
  })
  secureAnswers(app)
  refuseExpectations(app.server)
  app.addHook('onRequest', async ({ raw }) => {
    if (!hasSoundHost(raw)) throw hostless()
  })
  app.addHook('onClose', () => flushReads(runtime))
  app.addHook('onResponse', async (request, reply) => {
    countRequest(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000)
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        url: withoutKey(request.url.split('?')[0] ?? ''),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => sendProblem(runtime, request, reply, error))
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
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
  const enterGate = createVisitorsGate()
  for (const [tag, routes] of Object.entries(modules)) {
    for (const [key, route] of Object.entries(routes)) {
      const mount = (scope: FastifyInstance) =>
        mountRoute(scope, { runtime, authenticate, quotas, enterGate, tag }, key, route)
      if (!route.acceptsForm) mount(app)
      else
        await app.register(async (scope) => {
          acceptForms(scope)
          mount(scope)
        })
    }
  }
  return app
}
