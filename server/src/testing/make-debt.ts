import type { Ctx } from '#kernel/context'
import { makeInvoice } from './make-invoice.ts'

/** What a contract owes: a title of R$ 99,90 due on 2026-02-05, a Thursday, unless told otherwise. */
export const makeDebt = (
  ctx: Ctx,
  contract: { id: string; clientId: string },
  { dueOn = '2026-02-05', amountCents = 9_990 } = {},
) => makeInvoice(ctx, { clientId: contract.clientId, contractId: contract.id, dueOn, amountCents })
