import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addressOf } from './address.ts'
import { writeAudit, type AuditRow } from './audit.ts'
import type { Runtime } from './context.ts'
import type { Routes } from './http.ts'
import { holdsPersonal } from './mask.ts'
import { sessionOf } from './session.ts'

/** What shows the asker to the asker. */
const ownData = /^GET \/api\/(?:session|account|saved-views|operations|approvals\/mine)\b/

/**
 * Whether asking for a route is a read of personal data (LGPD, art. 37): its answer's schema marks personal fields, or the route says
 * so itself. No route can forget it; what answers without a session knows no reader.
 */
export function showsPersonal(key: string, { permission, response, isPersonal }: Routes[keyof Routes]): boolean {
  if (permission === 'public' || ownData.test(key)) return false
  // What is asked for by POST (a print of many titles) says so itself.
  return isPersonal ?? (key.startsWith('GET ') && typeof response !== 'string' && holdsPersonal(response))
}

const Params = z.object({ id: z.string().optional() }).catch({})
const Page = z.object({ items: z.array(z.unknown()) })
const Print = z.object({ invoiceIds: z.array(z.string()) })

/** Milliseconds that a read may wait to be written: what a crash loses. */
const patienceMs = 1_000
const mostAtOnce = 500
type Buffer = { rows: AuditRow[]; timer: NodeJS.Timeout | undefined; isWriting: Promise<void> }
const buffers = new WeakMap<Runtime, Buffer>()

/** Keeps who saw whose file, or which list; never what it said. The answer does not wait for it. */
export function noteRead(runtime: Runtime, request: FastifyRequest, status: number, result: unknown): void {
  const session = sessionOf(request)
  const { id } = Params.parse(request.params)
  const page = Page.safeParse(result)
  const print = Print.safeParse(request.body)
  const filter = { ...filterOf(request.query), ...(print.success && print.data) }
  const path = request.url.split('?')[0] ?? ''
  const buffer = bufferOf(runtime)
  buffer.rows.push({
    kind: 'read',
    at: runtime.clock(),
    actor: session?.actor ?? null,
    companyId: session?.companyId ?? null,
    requestId: request.id,
    method: request.method,
    path,
    status,
    address: addressOf(request) ?? null,
    subjectKind: path.split('/')[2]?.replace(/\.\w+$/, '') ?? '',
    subjectId: id ?? null,
    ...(page.success && { rowCount: page.data.items.length }),
    ...(print.success && { rowCount: print.data.invoiceIds.length }),
    ...(Object.keys(filter).length > 0 && { content: { filter } }),
  })
  if (buffer.rows.length >= mostAtOnce) void flushReads(runtime)
  else buffer.timer ??= setTimeout(() => void flushReads(runtime), patienceMs)
}

const filterOf = (query: unknown): object => {
  const {
    cursor: _,
    limit: __,
    columns: ___,
    title: ____,
    ...filter
  } = z.record(z.string(), z.unknown()).catch({}).parse(query)
  return filter
}

function bufferOf(runtime: Runtime): Buffer {
  const known = buffers.get(runtime) ?? { rows: [], timer: undefined, isWriting: Promise.resolve() }
  buffers.set(runtime, known)
  return known
}

/** Writes the reads that wait, in one statement. What the database does not take now waits for the next time. */
export async function flushReads(runtime: Runtime): Promise<void> {
  const buffer = bufferOf(runtime)
  clearTimeout(buffer.timer)
  buffer.timer = undefined
  const rows = buffer.rows.splice(0)
  const before = buffer.isWriting
  buffer.isWriting = before.then(async () => {
    try {
      await writeAudit(runtime.db, rows)
    } catch (error) {
      runtime.log.error({ err: error, count: rows.length }, 'reads not written')
      buffer.rows.unshift(...rows)
      buffer.timer ??= setTimeout(() => void flushReads(runtime), patienceMs * 10)
      buffer.timer.unref()
    }
  })
  await buffer.isWriting
}
