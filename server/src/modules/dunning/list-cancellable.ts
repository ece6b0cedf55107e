import { addDays } from '@open-sgp/brasil'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { CivilDateText, Id } from '#kernel/values'
import { getPolicy } from './get-policy.ts'
import { cancelFrom } from './rules/policy.ts'
import type { PageFilter } from './schemas.ts'
import { listSuspendedSince } from './views-lists.ts'

/** Contracts that may be rescinded for arrears: suspended on a proven notice for the legal term without a break. Nothing is cancelled here. */
export async function listCancellable(ctx: Ctx, { limit, cursor }: z.output<typeof PageFilter>) {
  const policy = await getPolicy(ctx)
  const rows = await listSuspendedSince(ctx, {
    suspendedUntil: addDays(ctx.today, -policy.cancelAfterSuspensionDays),
    today: ctx.today,
    after: decodeCursor(z.tuple([CivilDateText, Id]), cursor),
    limit: limit + 1,
  })
  const page = toPage(rows, limit, (row) => [row.suspendedOn, row.suspensionId])
  return {
    ...page,
    items: page.items.map((row) => ({ ...row, cancellableSince: cancelFrom(row.suspendedOn, policy) })),
  }
}
