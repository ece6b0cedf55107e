import { addDays } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { issueInvoice } from '#modules/billing'
import { makeClient } from './make-client.ts'
import { makeAccount } from './make.ts'

type NewInvoice = Parameters<typeof issueInvoice>[1]

/**
 * An open avulso invoice of R$ 99,90, due on 2026-02-10, of a new client unless `clientId` says whose; on the company's first account,
 * made when there is none. One due in the past is issued ten days before it.
 */
export async function makeInvoice(
  ctx: Ctx,
  { amountCents = 9_990, dueOn = '2026-02-10', ...overrides }: Partial<NewInvoice> & { amountCents?: number } = {},
) {
  const account = await ctx.db
    .selectFrom('company.accounts')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .limit(1)
    .executeTakeFirst()
  if (!account) await makeAccount(ctx)
  const clientId = overrides.clientId ?? (await makeClient(ctx)).id
  const at = dueOn < ctx.today ? ctx.at(new Date(`${addDays(dueOn, -10)}T12:00:00Z`)) : ctx
  const items = [{ description: 'Visita técnica', amountCents, kind: 'avulso' as const }]
  return await issueInvoice(at, { reason: 'avulso', items, ...overrides, clientId, dueOn })
}
