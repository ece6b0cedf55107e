import type { InjectOptions } from 'fastify'
import type { Ctx } from '#kernel/context'
import { soundRequest, toInject, type Endpoint } from '../hostile/sound-request.ts'
import type { Example, Rows } from './example.ts'

/** The request of an example on the wire, naming these rows. */
export async function writeWire(
  endpoint: Endpoint,
  example: Example,
  rows: Rows,
  ctx: Ctx,
): Promise<InjectOptions & { url: string }> {
  const { params, query, body } = soundRequest(endpoint, rows)
  const wire = toInject(endpoint, {
    params: { ...params, ...example.params },
    query: { ...query, ...example.query?.(rows) },
    body: typeof body === 'object' ? { ...body, ...example.body?.(rows) } : body,
  })
  return example.bytes ? { ...wire, payload: Buffer.from(await example.bytes(ctx, rows)) } : wire
}

/** Rows that a branch does not share with another: who comes with a role there finds none of them. */
const ofBranch = new Set(
  [
    'clientId addressId installationAddressId contactId documentId alertId contractId overrideId invoiceId invoiceIds paymentId',
    'loginId sessionId noticeId remessaId retornoId runId operationId receiptId privacyRequestId',
  ]
    .join(' ')
    .split(' '),
)

/** Which of the rows a request names. */
export const named = ({ url, payload }: InjectOptions, rows: Rows): string[] => {
  const text = [url, payload].filter((part) => typeof part === 'string').join(' ')
  return Object.entries(rows).flatMap(([name, id]) => (id.length === 36 && text.includes(id) ? [name] : []))
}

export const namesBranch = (wire: InjectOptions, rows: Rows): boolean =>
  named(wire, rows).some((name) => ofBranch.has(name))
