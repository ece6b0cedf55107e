import { sql } from 'kysely'
import type { Ctx, Runtime } from '#kernel/context'
import { newId } from '#kernel/ids'
import { deadLetterQueue } from '#kernel/jobs'

/** A job that failed until nothing was left to try. */
export async function makeDeadLetter({ boss }: Pick<Runtime, 'boss'>, ctx: Ctx): Promise<string> {
  const id = newId()
  const data = { companyId: ctx.companyId, payload: { contractId: newId() } }
  await boss.send(deadLetterQueue, data, { id })
  await sql`update pgboss.job set source_name = 'radius.apply-access' where id = ${id}`.execute(ctx.db)
  return id
}
