import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { escapePointer, mostErrors } from './check-text.ts'
import { isRowPolicy, sqlState, violatedConstraint } from './db.ts'
import { AppError, type FieldError } from './errors.ts'

/** RFC 9457 problem details. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .loose()
  .meta({ id: 'Problem' })

export type Problem = z.output<typeof Problem>

const titles: Record<number, string> = {
  400: 'Pedido malformado',
  401: 'Não autenticado',
  403: 'Sem permissão',
  404: 'Não encontrado',
  409: 'Conflito com o estado atual',
  413: 'Conteúdo grande demais',
  415: 'Tipo de conteúdo não aceito',
  422: 'Dados inválidos',
  429: 'Muitas tentativas',
  503: 'Serviço indisponível',
}

const problem = (requestId: string, status: number, code: string, detail?: string, extra: object = {}): Problem => ({
  ...extra,
  type: `urn:open-sgp:error:${code}`,
  title: titles[status] ?? (status < 500 ? 'Pedido recusado' : 'Erro interno'),
  status,
  code,
  ...(detail !== undefined && { detail }),
  requestId,
})

/** The one place where an error becomes an answer. What we did not raise on purpose tells nothing of the inside. */
export function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof AppError) return problem(requestId, error.status, error.code, error.message, error.extra)
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error, requestId)
  if (isResponseSerializationError(error)) return problem(requestId, 500, 'internal')
  return fromDatabase(error, requestId) ?? fromFastify(error, requestId)
}

type Validation = { validation: readonly { instancePath: string; message?: string | undefined; params?: unknown }[] }

/** JSON pointers (RFC 6901) to each offending part; unknown fields are pointed at one by one. */
function fromValidation(error: Validation, requestId: string): Problem {
  const all: FieldError[] = error.validation.flatMap(({ instancePath, message = '', params }) => {
    // The validator writes "/" for the whole; in RFC 6901 that is "".
    const pointer = instancePath === '/' ? '' : instancePath
    const unknown = typeof params === 'object' && params !== null && 'keys' in params ? params.keys : undefined
    if (!Array.isArray(unknown)) return [{ pointer, detail: message }]
    return unknown.map((key) => ({
      pointer: `${pointer}/${escapePointer(String(key))}`,
      detail: 'Campo desconhecido.',
    }))
  })
  const errors = all.slice(0, mostErrors)
  const detail = errors.map((one) => `${one.pointer}: ${one.detail}`).join('; ')
  return problem(requestId, 422, 'invalid-request', detail, { errors })
}

/** What the database refuses by a rule of its own is the caller's conflict, not our bug. */
function fromDatabase(error: unknown, requestId: string): Problem | undefined {
  const state = sqlState(error) ?? lostConnection(error)
  if (state === undefined) return undefined
  if (state === '23505' || state === '23P01')
    return problem(
      requestId,
      409,
      'already-exists',
      `Já existe um registro com estes dados (${violatedConstraint(error)}).`,
    )
  if (state === '23503' || state === '23001')
    return problem(
      requestId,
      409,
      'in-use',
      `O registro citado não existe ou está em uso (${violatedConstraint(error)}).`,
    )
  // A row that the policies of a scope (decision 0014) do not admit.
  if (state === '42501' && isRowPolicy(error))
    return problem(
      requestId,
      403,
      'outside-scope',
      'Seu perfil só alcança uma parte da empresa, e isto fica fora dela.',
    )
  if (state === '22P05' || state === '22021')
    return problem(requestId, 422, 'invalid-text', 'O texto contém caracteres que não podem ser guardados.')
  if (state.startsWith('08') || state === '57P01' || state === '57P03' || state === '53300')
    return problem(
      requestId,
      503,
      'database-unavailable',
      'O banco de dados não respondeu. Tente de novo em instantes.',
    )
  return undefined
}

/** Without a server there is no SQLSTATE: 08006, connection failure, says the same. */
const lostConnection = (error: unknown): '08006' | undefined =>
  error instanceof Error &&
  /ECONNREFUSED|ECONNRESET|ENOENT|Connection terminated|timeout exceeded when trying to connect/.test(error.message)
    ? '08006'
    : undefined

function fromFastify(error: unknown, requestId: string): Problem {
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status >= 500)
    return problem(requestId, 500, 'internal', 'Ocorreu um erro inesperado. Informe o código do pedido ao suporte.')
  const code = { 413: 'body-too-large', 415: 'unsupported-media-type' }[status] ?? 'bad-request'
  const detail = {
    413: 'O arquivo é maior que o limite desta rota.',
    415: 'Envie JSON (application/json) ou, em envios de arquivo, application/octet-stream.',
  }[status]
  return problem(requestId, status, code, detail ?? 'O conteúdo não é um JSON válido.')
}
