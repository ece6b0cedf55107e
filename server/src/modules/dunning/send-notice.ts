import type { Ctx } from '#kernel/context'
import { AppError, Postponed } from '#kernel/errors'
import { sendMail } from '#modules/administration'
import { linkInvoices } from '#modules/billing'
import { appendHistory } from '#modules/clients'
import { getCompany } from '#modules/company'
import { composeNotice } from './compose-notice.ts'
import { getPolicy } from './get-policy.ts'
import { br } from './rules/br.ts'
import { suspendFrom } from './rules/policy.ts'
import type { NoticeRow } from './store.ts'
import { findNotice, updatePendingNotice } from './store-notices.ts'
import { loadFacts } from './views-facts.ts'

/** Attempts after which a notice counts as failed; the job's retries spread them over hours. */
const maxAttempts = 8

/**
 * Sends a pending notice and keeps the mail server's answer as proof; the legal term runs from today. A title settled or guarded meanwhile
 * withdraws its notice. Temporary trouble is recorded and thrown, so that the job comes again; a refusal is final.
 */
export async function sendNotice(ctx: Ctx, { noticeId }: { noticeId: string }): Promise<void> {
  const notice = await findNotice(ctx, noticeId)
  if (notice?.status !== 'pending' || notice.recipient === null) return
  const mail = await refresh(ctx, notice)
  if (!mail) return void (await updatePendingNotice(ctx, noticeId, { status: 'withdrawn' }))
  try {
    const { receipt } = await sendMail(ctx, {
      to: notice.recipient,
      subject: mail.subject,
      text: mail.body,
      idempotencyKey: `${noticeId}/${notice.round}/${mail.writtenOn}`,
    })
    await recordDelivery(ctx, notice, receipt)
  } catch (error) {
    await recordFailure(ctx, notice, error)
  }
}

/** The text as it must read today, or undefined when there is nothing to tell any more. A notice delayed to another day gets new dates, and one whose link was renewed the one that stands. */
async function refresh(
  ctx: Ctx,
  notice: NoticeRow,
): Promise<{ subject: string; body: string; writtenOn: string } | undefined> {
  const [facts] = await loadFacts(ctx, [notice.contractId], { on: ctx.today, at: ctx.now })
  const title = facts?.titles.find(({ invoiceId }) => invoiceId === notice.invoiceId)
  if (!facts || !title || facts.doNotNotify) return undefined
  const links = await linkInvoices(ctx, [title.invoiceId])
  const link = links.get(title.invoiceId)?.url ?? ''
  if (notice.writtenOn === ctx.today && notice.body.includes(link)) return notice
  const [policy, company] = [await getPolicy(ctx), await getCompany(ctx)]
  const { subject, body, suspendFrom, writtenOn } = composeNotice(ctx, facts, title, { policy, company, links })
  await updatePendingNotice(ctx, notice.id, { subject, body, suspendFrom, writtenOn })
  return { subject, body, writtenOn }
}

async function recordDelivery(ctx: Ctx, notice: NoticeRow, receipt: string): Promise<void> {
  const from = suspendFrom(ctx.today, await getPolicy(ctx))
  await ctx.transaction(async (ctx) => {
    await updatePendingNotice(ctx, notice.id, {
      status: 'delivered',
      attempts: notice.attempts + 1,
      lastError: null,
      deliveredOn: ctx.today,
      deliveredAt: ctx.now,
      evidence: receipt,
    })
    await appendHistory(ctx, {
      clientId: notice.clientId,
      kind: 'notice-delivered',
      summary: `${notice.subject}: entregue a ${notice.recipient}; suspensão a partir de ${br(from)}`,
      details: { noticeId: notice.id, receipt },
    })
  })
}

async function recordFailure(ctx: Ctx, notice: NoticeRow, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || error instanceof Postponed) throw error
  const attempts = notice.attempts + 1
  const isFinal = error.code === 'mail-refused' || attempts >= maxAttempts
  await updatePendingNotice(ctx, notice.id, {
    attempts,
    lastError: error.message,
    ...(isFinal && { status: 'failed' as const }),
  })
  if (!isFinal) throw error
}
