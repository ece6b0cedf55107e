import type { LightMyRequestResponse } from 'fastify'
import { z } from 'zod'
import { childAt } from './json-schema.ts'

/** A refusal, as far as every client may count on it. */
export const Answer = z.object({
  status: z.int(),
  code: z.string().regex(/^[a-z]+[0-9]*(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  errors: z.array(z.object({ pointer: z.string().regex(/^(\/.*)?$/s), detail: z.string().min(1) })).optional(),
})

/** The parts of a request that a pointer may start from. */
export type Sent = { params?: unknown; query?: unknown; body?: unknown; headers?: unknown }

/** What every answer says to a browser, errors too. */
export const guards = [
  'x-request-id',
  'x-content-type-options',
  'content-security-policy',
  'cache-control',
  'permissions-policy',
]

/** A line of a stack, a path of this product, words of the database about its statements. Nothing that the hostile values hold. */
export const insides =
  /\n\s+at \S+ \(|:\d+:\d+\)|node_modules\/|\.ts:\d+|SQLSTATE|syntax error at or near|violates [\w-]+ constraint|invalid input syntax|pg_catalog|"stack":/

/** A refusal that outgrows what was asked is a lever for floods. */
const longestRefusal = 300_000

/** What is wrong with an answer, whatever was asked; undefined when it is fit for a client. */
export function findFault(answer: LightMyRequestResponse, sent: Sent): string | undefined {
  const { statusCode: status } = answer
  const told = answer.payload.slice(0, 300)
  if (status >= 500) return `${status}: ${told}`
  const bare = guards.find((name) => answer.headers[name] === undefined)
  if (bare !== undefined) return `${status} without ${bare}`
  const inside = insides.exec(answer.payload)?.[0]
  if (inside !== undefined) return `${status} tells of the inside: ${inside}`
  if (status >= 400 && answer.payload.length > longestRefusal) return `${status} of ${answer.payload.length} characters`
  if (status < 400) return undefined
  if (isOauth(answer)) return undefined
  if (answer.headers['content-type'] !== 'application/problem+json') return `${status} is no problem+json: ${told}`
  const problem = Answer.safeParse(answer.json())
  if (!problem.success || problem.data.status !== status) return `${status} with an odd problem: ${told}`
  if (status !== 422) return undefined
  const pointers = problem.data.errors?.map(({ pointer }) => pointer) ?? []
  if (pointers.length === 0) return `422 without pointers: ${told}`
  const lost = pointers.find((pointer) => !Object.values(sent).some((part) => pointsInto(part, pointer)))
  return lost === undefined ? undefined : `422 points at ${lost}, which is not in the request: ${told}`
}

/** RFC 6749, 5.2: how the token endpoint refuses. */
const OauthError = z.strictObject({ error: z.string().regex(/^[a-z_]+$/), error_description: z.string().optional() })
const isOauth = ({ headers, statusCode, json }: LightMyRequestResponse): boolean =>
  headers['content-type'] === 'application/json' &&
  [400, 401].includes(statusCode) &&
  OauthError.safeParse(json()).success

/** Whether a pointer leads to a part of the value, or to where a part is missing. */
export function pointsInto(value: unknown, pointer: string): boolean {
  const steps = pointer.split('/').slice(1).map(unescapeStep)
  const holder = steps.slice(0, -1).reduce(childAt, value)
  return steps.length === 0 || (typeof holder === 'object' && holder !== null)
}

export const pathOf = (pointer: string): string[] => pointer.split('/').slice(1).map(unescapeStep)

const unescapeStep = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~')
