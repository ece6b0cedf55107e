import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { linkInvoices } from '#modules/billing'
import { getCompany } from '#modules/company'
import { composeNotice } from './compose-notice.ts'
import { getNotice } from './get-notice.ts'
import { getPolicy } from './get-policy.ts'
import type { NoticeRow } from './store.ts'
import { writeNotices } from './store-notices.ts'
import { loadFacts } from './views-facts.ts'

/** Writes a failed e-mail notice anew, to the address the client has now, and sends it. 409 when it did not fail, is paid or has no address. */
export async function resendNotice(ctx: Ctx, { id }: { id: string }): Promise<NoticeRow> {
  return await ctx.transaction(async (ctx) => {
    const notice = await getNotice(ctx, { id })
    if (notice.status !== 'failed')
      throw conflict('notice-not-failed', 'Só um aviso que falhou pode ser enviado outra vez.')
    const [facts] = await loadFacts(ctx, [notice.contractId], { on: ctx.today, at: ctx.now })
    if (!facts) throw notFound('contract', 'Contrato', notice.contractId)
    const title = facts.titles.find(({ invoiceId }) => invoiceId === notice.invoiceId)
    if (!title) throw conflict('invoice-not-overdue', 'O título não está mais vencido e em aberto.')
    if (facts.email === null)
      throw conflict('no-billing-email', 'O cliente não tem e-mail que aceite cobrança: cadastre um contato.')
    const [policy, company] = [await getPolicy(ctx), await getCompany(ctx)]
    const links = await linkInvoices(ctx, [title.invoiceId])
    await writeNotices(ctx, [composeNotice(ctx, facts, title, { policy, company, links })])
    await ctx.enqueue('dunning.send-notice', { noticeId: id })
    return await getNotice(ctx, { id })
  })
}
