import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { linkInvoices } from '#modules/billing'
import type { CompanyRow } from '#modules/company'
import type { ContractFacts, Title } from './rules/facts.ts'
import { writeNotice } from './rules/notice-text.ts'
import { suspendFrom, type Policy } from './rules/policy.ts'
import type { NewNoticeRow } from './store-notices.ts'

/** The public links of the titles to be noticed. */
type NoticeLinks = Awaited<ReturnType<typeof linkInvoices>>

/** The e-mail notice of a title as it reads today. Without an address it is born failed, and so listed. */
export function composeNotice(
  ctx: Ctx,
  facts: ContractFacts,
  title: Title,
  { policy, company, links }: { policy: Policy; company: CompanyRow; links: NoticeLinks },
): NewNoticeRow {
  const from = suspendFrom(ctx.today, policy)
  return {
    id: newId(),
    companyId: ctx.companyId,
    contractId: facts.contractId,
    clientId: facts.clientId,
    invoiceId: title.invoiceId,
    channel: 'email',
    recipient: facts.email,
    ...writeNotice(facts, title, {
      policy,
      suspendFrom: from,
      sender: company,
      link: links.get(title.invoiceId)?.url ?? null,
    }),
    suspendFrom: from,
    status: facts.email === null ? 'failed' : 'pending',
    lastError: facts.email === null ? 'O cliente não tem e-mail que aceite cobrança.' : null,
    writtenOn: ctx.today,
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
  }
}
