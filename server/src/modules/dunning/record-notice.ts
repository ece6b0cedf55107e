import { nextBankDay } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { linkInvoices } from '#modules/billing'
import { getCompany } from '#modules/company'
import { composeNotice } from './compose-notice.ts'
import { getPolicy } from './get-policy.ts'
import { br } from './rules/br.ts'
import { suspendFrom } from './rules/policy.ts'
import type { NewNotice } from './schemas.ts'
import type { NoticeRow } from './store.ts'
import { insertNotice } from './store-notices.ts'
import { loadFacts } from './views-facts.ts'
import { listContractsOf } from './views.ts'

/**
 * Records a notice that a person delivered (letter, WhatsApp, in person), with its proof; the term runs from `deliveredOn`.
 * 404 for an unknown title, 409 when it is not overdue or the channel was recorded before, 422 for a day to come or on which the title could
 * still be paid in time (one due on a day without banks: until the next bank day).
 */
export async function recordNotice(ctx: Ctx, input: z.output<typeof NewNotice>): Promise<NoticeRow> {
  const { invoiceId, channel, recipient, deliveredOn, evidence } = input
  const [contractId] = await listContractsOf(ctx, [invoiceId])
  const [facts] = contractId === undefined ? [] : await loadFacts(ctx, [contractId], { on: ctx.today, at: ctx.now })
  if (!facts) throw notFound('invoice', 'Título de contrato', invoiceId)
  const title = facts.titles.find((one) => one.invoiceId === invoiceId)
  if (!title) throw conflict('invoice-not-overdue', 'O título não está vencido e em aberto: não há débito a avisar.')
  const [policy, company] = [await getPolicy(ctx), await getCompany(ctx)]
  const lastDayToPay = nextBankDay(title.dueOn, policy.holidays)
  if (deliveredOn > ctx.today || deliveredOn <= lastDayToPay)
    throw invalid(
      '/deliveredOn',
      `O aviso se entrega depois do último dia para pagar (${br(lastDayToPay)}) e até hoje.`,
    )
  const row = await insertNotice(ctx, {
    ...composeNotice(ctx, facts, title, { policy, company, links: await linkInvoices(ctx, [invoiceId]) }),
    channel,
    recipient,
    suspendFrom: suspendFrom(deliveredOn, policy),
    status: 'delivered',
    lastError: null,
    deliveredOn,
    deliveredAt: ctx.now,
    evidence,
  })
  if (!row) throw conflict('notice-recorded', 'Já há um aviso deste título por este canal.')
  return row
}
