import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from './context.ts'
import { sqlState } from './db.ts'
import { conflict, invalid } from './errors.ts'
import type { Method, Routes } from './http.ts'
import { claimKey, findKept, keepAnswer, keepRefusal, type Claim, type Kept } from './idempotency-store.ts'
import { toProblem } from './problems.ts'

/** What a POST may carry so that it is done once, however often it comes (draft-ietf-httpapi-idempotency-key-header). */
export const IdempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'Use de 1 a 255 caracteres sem espaços, por exemplo um UUID.')
    .optional()
    .describe('O mesmo pedido repetido com a mesma chave, em 24 horas, é feito uma vez só e recebe a mesma resposta.'),
})

/**
 * Which routes heed the key: POST with a session and an answer in JSON. Not those that open or close a session, whose answer is a key
 * to it; nor files and streams, which change nothing; nor visitors, who have no identity that an answer could belong to.
 */
export const isRepeatable = (method: Method, { permission, session, response }: Routes[keyof Routes]): boolean =>
  method === 'POST' && permission !== 'public' && session === undefined && typeof response !== 'string'

type Asked = { request: FastifyRequest; reply: FastifyReply; ctx: Ctx; route: string; status: number }

/**
 * Does `work` once per key: the key's row, the work and the answer are one transaction. A twin that comes meanwhile waits for it and
 * gets the same answer. What is refused is rolled back, and the refusal kept. Undefined: no key came, nothing was done.
 * 422 `idempotency-key-reused` for another request under the key, 409 `idempotency-key-busy` when the first takes too long.
 */
export async function onceByKey(
  { request, reply, ctx, route, status }: Asked,
  work: (ctx: Ctx) => Promise<unknown>,
): Promise<Kept | undefined> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return undefined
  const claim = { route, key, fingerprint: fingerprintOf(request) }
  try {
    return await ctx.transaction(async (ctx) => {
      const isFirst = await claimKey(ctx, claim)
      if (!isFirst) return repeated(await findKept(ctx, claim), claim)
      void reply.status(status)
      const done = { body: toJson(reply, await work(ctx)), status: reply.statusCode }
      await keepAnswer(ctx, claim, done)
      return { ...done, isRepeated: false }
    })
  } catch (error) {
    if (sqlState(error) === '55P03')
      throw conflict('idempotency-key-busy', 'O primeiro pedido com esta chave ainda está em andamento. Tente de novo.')
    await keepRefused(ctx, claim, error, request.id)
    throw error
  }
}

/** By the schema of the route's answer. */
const toJson = (reply: FastifyReply, answer: unknown): string =>
  reply.getSerializationFunction(String(reply.statusCode), 'application/json')?.(answer as Record<string, unknown>) ??
  JSON.stringify(answer)

function repeated(kept: (Kept & { fingerprint: Buffer }) | undefined, claim: Claim): Kept {
  if (!kept) throw conflict('idempotency-key-busy', 'O primeiro pedido com esta chave terminou agora. Tente de novo.')
  if (!kept.fingerprint.equals(claim.fingerprint))
    throw invalid('', 'Esta chave já veio com outro pedido. Use uma chave nova para cada um.', 'idempotency-key-reused')
  return { status: kept.status, body: kept.body, isRepeated: true }
}

/** 401, 403 and 429 say something of the moment, a failure of ours nothing of the request: those may be tried again. */
const ofTheMoment = new Set([401, 403, 429])

async function keepRefused(ctx: Ctx, claim: Claim, error: unknown, requestId: string): Promise<void> {
  const problem = toProblem(error, requestId)
  if (problem.status >= 500 || ofTheMoment.has(problem.status) || problem.code.startsWith('idempotency-key-')) return
  const refusal = { status: problem.status, body: JSON.stringify(problem) }
  await keepRefusal(ctx, claim, refusal).catch((err: unknown) => ctx.log.error({ err }, 'refusal not kept'))
}

/** Answers what was kept or just done, as it was the first time. */
export function sendKept(reply: FastifyReply, { status, body, isRepeated }: Kept): FastifyReply {
  if (isRepeated) void reply.header('idempotency-replayed', 'true')
  return reply
    .status(status)
    .header('content-type', status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json')
    .send(Buffer.from(body))
}

const fingerprintOf = ({ params, query, body }: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([params, query, body instanceof Uint8Array ? digest(body) : body], sorted))
    .digest()

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The order of members means nothing. */
const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
