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

/** What kept failing until its retries ran out, newest first, of the actor's company. */
export async function listDeadLetters(
  ctx: Ctx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: DeadLetter[]; nextCursor: string | null }> {
  const after = decodeCursor(z.tuple([z.iso.datetime(), z.uuid()]), cursor)
  const { rows } = await sql<Row>`
    select l.id, l.source_name as job, l.data->'payload' as payload, coalesce(l.source_output->>'message', l.source_output->'value'->>'message') as error, l.created_on as failed_at
    ${letters(ctx)} ${after ? sql`and (date_trunc('milliseconds', l.created_on), l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by date_trunc('milliseconds', l.created_on) desc, l.id desc limit ${limit + 1}`.execute(ctx.db)
  const items = rows.map((row) => ({ ...row, job: row.job ?? 'desconhecido' }))
  return toPage(items, limit, (row) => [row.failedAt.toISOString(), row.id])
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
