import { sql } from 'kysely'
import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { showsPersonal } from './audit-reads.ts'
import type { Ctx } from './context.ts'
import { csvHead, csvRows, type CsvColumn } from './csv.ts'
import { invalid, unavailable } from './errors.ts'
import type { Routes, StreamReply } from './http.ts'
import { maskBy } from './mask.ts'
import type { Module } from './module.ts'
import { unbounded } from './rights.ts'

const Column = z.strictObject({
  field: z.string().min(1).max(100),
  title: z.string().max(100),
  words: z.record(z.string(), z.string().max(200)).optional(),
})

/** `columns` as the list shows them. JSON, because a link has no body. */
const Columns = z
  .string()
  .max(8_000)
  .transform((text, context): CsvColumn[] => {
    const parsed = z.array(Column).min(1).max(60).safeParse(parseJson(text))
    if (parsed.success) return parsed.data
    context.issues.push({ code: 'custom', input: text, message: 'Informe em JSON: [{"field":"…","title":"…"}].' })
    return z.NEVER
  })
  .meta({ description: 'Colunas e títulos, em JSON: [{"field":"code","title":"Código"}]. Sem isto: todos os campos.' })

const exportQuery = { columns: Columns.optional(), title: z.string().trim().min(1).max(60).optional() }

/** Every module with, beside each of its lists, the same list as a file: `GET <path>.csv`, same filter, same permission. */
export const withExports = (modules: Readonly<Record<string, Module>>): Readonly<Record<string, Module>> =>
  Object.fromEntries(
    Object.entries(modules).map(([name, module]) => {
      const files = Object.entries(module.routes).flatMap(([key, route]) => exportOf(key, route))
      return [name, { ...module, routes: { ...module.routes, ...Object.fromEntries(files) } }]
    }),
  )

type AnyRoute = Routes[keyof Routes]
type List = { route: AnyRoute; response: z.ZodType<Page>; fields: readonly string[] }
type Page = { items: readonly unknown[]; nextCursor: string | null }

function exportOf(key: string, route: AnyRoute): [string, AnyRoute][] {
  const { query, response } = route
  const items: unknown = response instanceof z.ZodObject ? response.shape['items'] : undefined
  const isList = query instanceof z.ZodObject && 'cursor' in query.shape && items instanceof z.ZodArray
  if (!key.startsWith('GET ') || !isList || !(items instanceof z.ZodArray)) return []
  const item = items.element
  const list: List = { route, response, fields: item instanceof z.ZodObject ? Object.keys(item.shape) : [] }
  const file: AnyRoute = {
    summary: `${route.summary} (arquivo CSV com a lista inteira)`,
    permission: route.permission,
    isAudited: true,
    ...(route.isOfCompany && { isOfCompany: true as const }),
    ...(route.isOfInstallation && { isOfInstallation: true as const }),
    isPersonal: showsPersonal(key, route),
    ...(route.params && { params: route.params }),
    query: query.omit({ limit: true, cursor: true }).extend(exportQuery),
    response: 'file',
    handle: async (ctx, { params, query: { columns, title, ...filter } }) =>
      exportList(ctx, list, { params, filter, columns, title: title ?? key.split('/').at(-1) ?? 'lista' }),
  }
  return [[`${key}.csv`, file]]
}

type Wanted = { params: unknown; filter: object; columns: CsvColumn[] | undefined; title: string }

/** Exports hold a connection each; the rest of the pool is for those who work. */
const mostAtOnce = 3
const patienceMs = 5_000
let running = 0

/** Waits until one of the few places is free, but not for long: 503 `exports-busy`. */
async function takePlace(): Promise<void> {
  const until = performance.now() + patienceMs
  while (running >= mostAtOnce) {
    if (performance.now() > until)
      throw unavailable('exports-busy', 'Há exportações demais ao mesmo tempo. Espere uma terminar e tente de novo.')
    await setTimeout(20)
  }
  running += 1
}

async function exportList(ctx: Ctx, list: List, wanted: Wanted): Promise<StreamReply> {
  const columns = wanted.columns ?? list.fields.map((field) => ({ field, title: field }))
  const unknown = columns.find(({ field }) => !list.fields.includes(field.split('.')[0] ?? ''))
  if (unknown)
    throw invalid('/columns', `A lista não tem o campo “${unknown.field}”. Ela tem: ${list.fields.join(', ')}.`)
  await takePlace()
  const content = new PassThrough()
  // The reply tells of an error by cutting the connection: half a list must not look like a whole one.
  content.on('error', () => {})
  const done = ctx
    .transaction(async (tx) => {
      tx.touchOutside()
      // One snapshot: what is paid meanwhile is not in two pages, nor in none.
      await sql`set transaction isolation level repeatable read, read only`.execute(tx.db)
      await pipeline(Readable.from(linesOf(tx, list, { ...wanted, columns })), content)
    })
    .finally(() => (running -= 1))
  done.catch((error: unknown) => content.destroy(error instanceof Error ? error : new Error(String(error))))
  // A refusal of the first page is still a problem; later ones cannot be.
  await Promise.race([once(content, 'readable'), done])
  return { name: `${wanted.title}-${ctx.today}.csv`, mediaType: 'text/csv; charset=utf-8', content }
}

/** Page after page; the next is read only when the one before has been taken. */
async function* linesOf(
  tx: Ctx,
  { route, response }: List,
  { params, filter, columns }: Wanted & { columns: CsvColumn[] },
) {
  const { masks } = (tx.actor.rights ?? unbounded).boundsOf(route.permission)
  let head = csvHead(columns)
  let cursor: string | null = null
  do {
    const query: object = { ...filter, limit: 1_000, ...(cursor !== null && { cursor }) }
    const page: Page = response.parse(
      maskBy(response, await route.handle(tx, { params, query, body: undefined }), masks),
    )
    yield head + csvRows(page.items, columns, tx.timeZone)
    head = ''
    cursor = page.nextCursor
  } while (cursor !== null)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
