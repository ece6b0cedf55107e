import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { notFound } from './errors.ts'
import { deadLetterQueue } from './jobs.ts'
import { decodeCursor, toPage } from './paging.ts'
import { z } from 'zod'

export type DeadLetter = { id: string; job: string; payload: unknown; error: string | null; failedAt: Date }

type Row = { id: string; job: string | null; payload: unknown; error: string | null; failedAt: Date }

const letters = (ctx: Ctx) => sql`from pgboss.job l
  where l.name = ${deadLetterQueue} and l.state = 'created' and l.data->>'companyId' = ${ctx.companyId}`

const letter = sql`select l.id, l.source_name as job, l.data->'payload' as payload,
  coalesce(l.source_output->>'message', l.source_output->'value'->>'message') as error, l.created_on as failed_at`

const present = (row: Row): DeadLetter => ({ ...row, job: row.job ?? 'desconhecido' })

/** What kept failing until its retries ran out, newest first, of the actor's company. */
export async function listDeadLetters(
  ctx: Ctx,
  { limit, cursor, job }: { limit: number; cursor?: string | undefined; job?: string | undefined },
): Promise<{ items: DeadLetter[]; nextCursor: string | null }> {
  const after = decodeCursor(z.tuple([z.iso.datetime(), z.uuid()]), cursor)
  const { rows } = await sql<Row>`
    ${letter} ${letters(ctx)} ${job === undefined ? sql`` : sql`and l.source_name = ${job}`} ${after ? sql`and (date_trunc('milliseconds', l.created_on), l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by date_trunc('milliseconds', l.created_on) desc, l.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.map(present), limit, (row) => [row.failedAt.toISOString(), row.id])
}

/** One of them, with what it was to do and why it did not. 404. */
export async function getDeadLetter(ctx: Ctx, id: string): Promise<DeadLetter & { alikeCount: number }> {
  const { rows } = await sql<Row>`${letter} ${letters(ctx)} and l.id = ${id}`.execute(ctx.db)
  const [row] = rows
  if (!row) throw notFound('dead-letter', 'Tarefa com falha', id)
  const { rows: counts } = await sql<{
    count: number
  }>`select count(*)::int as count ${letters(ctx)} and l.source_name = ${row.job}`.execute(ctx.db)
  return { ...present(row), alikeCount: counts[0]?.count ?? 0 }
}

/** How many wait, and since when. */
export async function countDeadLetters(ctx: Ctx): Promise<{ count: number; oldestAt: Date | null }> {
  const { rows } = await sql<{ count: number; oldestAt: Date | null }>`
    select count(*)::int as count, min(l.created_on) as oldest_at ${letters(ctx)}`.execute(ctx.db)
  return rows[0] ?? { count: 0, oldestAt: null }
}

/** Sends a dead letter back to the queue it came from; the letter leaves in the same transaction. */
export const retryDeadLetter = (ctx: Ctx, id: string): Promise<{ job: string }> =>
  ctx.transaction(async (ctx) => {
    const { rows } = await sql<{
      job: string | null
      payload: object
    }>`select l.source_name as job, l.data->'payload' as payload ${letters(ctx)} and l.id = ${id} for update`.execute(
      ctx.db,
    )
    const letter = rows[0]
    if (!letter || letter.job === null) throw notFound('dead-letter', 'Tarefa com falha', id)
    await ctx.enqueue(letter.job, letter.payload)
    await sql`delete from pgboss.job where name = ${deadLetterQueue} and id = ${id}`.execute(ctx.db)
    return { job: letter.job }
  })

const batchSize = 200

/** Sends all dead letters of one job back, a batch a transaction. Gives how many went. */
export async function retryDeadLettersOf(ctx: Ctx, job: string): Promise<{ retriedCount: number }> {
  let retriedCount = 0
  for (let count = await retryBatch(ctx, job); count > 0; count = await retryBatch(ctx, job)) retriedCount += count
  return { retriedCount }
}

const retryBatch = (ctx: Ctx, job: string): Promise<number> =>
  ctx.transaction(async (ctx) => {
    const { rows } = await sql<{
      id: string
      payload: object
    }>`select l.id, l.data->'payload' as payload ${letters(ctx)} and l.source_name = ${job} order by l.created_on limit ${batchSize} for update skip locked`.execute(
      ctx.db,
    )
    if (rows.length === 0) return 0
    await ctx.enqueueMany(
      job,
      rows.map(({ payload }) => payload),
    )
    const ids = rows.map(({ id }) => id)
    await sql`delete from pgboss.job where name = ${deadLetterQueue} and id = any(${ids}::uuid[])`.execute(ctx.db)
    return rows.length
  })
