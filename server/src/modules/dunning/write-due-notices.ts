import { formatCents } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { linkInvoices } from '#modules/billing'
import { getCompany } from '#modules/company'
import type { Batch, Outcome } from './batch.ts'
import { composeNotice } from './compose-notice.ts'
import { br } from './rules/br.ts'
import { noticesDue } from './rules/decide.ts'
import type { ContractFacts } from './rules/facts.ts'
import { writeNotices } from './store-notices.ts'

/** Writes the notices due and hands each to a job of its own: mail is sent outside every transaction. */
export async function writeDueNotices(
  ctx: Ctx,
  facts: readonly ContractFacts[],
  { policy, on }: Batch,
): Promise<Outcome[]> {
  const due = facts.flatMap((contract) => noticesDue(contract, policy, on).map((title) => ({ contract, title })))
  if (due.length === 0) return []
  const company = await getCompany(ctx)
  const links = await linkInvoices(
    ctx,
    due.map(({ title }) => title.invoiceId),
  )
  const rows = due.map(({ contract, title }) => composeNotice(ctx, contract, title, { policy, company, links }))
  const written = new Map((await writeNotices(ctx, rows)).map((row) => [row.invoiceId, row]))
  const toSend = [...written.values()].filter(({ status }) => status === 'pending')
  await ctx.enqueueMany(
    'dunning.send-notice',
    toSend.map(({ id }) => ({ noticeId: id })),
  )
  return due.flatMap(({ contract, title }): Outcome[] => {
    const row = written.get(title.invoiceId)
    if (!row) return []
    const what = `título ${title.number} vencido em ${br(title.dueOn)}, ${formatCents(title.openCents)}`
    const explanation =
      row.status === 'pending' ? `avisa em ${br(on)}: ${what}` : `sem e-mail de cobrança para avisar: ${what}`
    return [{ ...nameOf(contract), action: row.status === 'pending' ? 'notify' : 'wait', explanation }]
  })
}

export const nameOf = ({ contractId, number, clientId }: ContractFacts) => ({
  contractId,
  contractNumber: number,
  clientId,
})
