import type { FastifyReply, FastifyRequest } from 'fastify'
import { addressOf } from './address.ts'
import { writeAudit } from './audit.ts'
import type { Runtime } from './context.ts'
import type { ErrorForm, FileReply, StreamReply } from './http.ts'
import { toProblem } from './problems.ts'
import { sessionOf } from './session.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    isAudited?: boolean
  }
}

/** Answers an error as RFC 9457 problem, logs what is our fault, and keeps the audit row of a refused change. */
export async function sendProblem(
  runtime: Runtime,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  form?: ErrorForm,
): Promise<FastifyReply> {
  const problem = toProblem(error, request.id)
  if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
  // What a limit refuses is no deed; a row each would be what a flood is after.
  if (problem.status !== 429) await audit(runtime, request, problem.status, problem.code)
  if (problem.status === 429 && typeof problem['retryAfterSeconds'] === 'number')
    void reply.header('retry-after', problem['retryAfterSeconds'])
  if (form) {
    const { status, headers = {}, body } = form(problem)
    return reply
      .status(status)
      .headers(headers)
      .type('application/json')
      .send(Buffer.from(JSON.stringify(body)))
  }
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)))
}

/** Keeps the audit row of a request that would change something, or reads what its route says is worth a row. The answer does not fail for the row's sake. */
export async function audit(runtime: Runtime, request: FastifyRequest, status: number, code?: string): Promise<void> {
  if (!request.routeOptions.config?.isAudited) return
  const session = sessionOf(request)
  const row = {
    kind: 'request' as const,
    at: runtime.clock(),
    actor: session?.actor ?? null,
    companyId: session?.companyId ?? null,
    requestId: request.id,
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    status,
    code: code ?? null,
    address: addressOf(request) ?? null,
  }
  await writeAudit(runtime.db, [row]).catch((error: unknown) =>
    request.log.error({ err: error }, 'audit row not written'),
  )
}

const stalledMs = 60_000

/** Answers bytes to be saved under their name. */
export function sendFile(reply: FastifyReply, file: FileReply | StreamReply): unknown {
  const ascii = file.name.normalize('NFD').replace(/[^\w.-]+/g, '_')
  void reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  if (file.content instanceof Uint8Array) return reply.send(Buffer.from(file.content))
  // Whoever stops reading without leaving would hold what the stream reads from.
  reply.raw.setTimeout(stalledMs, () => void reply.raw.destroy())
  return reply.send(file.content)
}
