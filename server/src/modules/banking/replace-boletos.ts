import type { Ctx } from '#kernel/context'
import { type Issue, issueBatch } from './issue-boletos.ts'
import { lockAccountsOf } from './lock-accounts.ts'
import { chunksOf } from './rules/chunks.ts'
import { listLiveBoletos } from './store.ts'
import { listOpenCents } from './views.ts'
import { withdraw } from './withdraw-boletos.ts'

/**
 * After an adjustment: a boleto whose value is no longer what the invoice has open is withdrawn and a new one, with a new nosso
 * número, takes its place. A printed boleto is never changed. Repeating changes nothing.
 */
export async function replaceBoletos(ctx: Ctx, { invoiceIds }: { invoiceIds: readonly string[] }): Promise<Issue> {
  const issue: Issue = { issuedCount: 0, problems: [] }
  for (const batch of chunksOf(invoiceIds)) {
    const { issuedCount, problems } = await ctx.transaction(async (ctx) => {
      await lockAccountsOf(ctx, batch)
      const live = await listLiveBoletos(ctx, batch)
      const open = await listOpenCents(
        ctx,
        live.map(({ invoiceId }) => invoiceId),
      )
      await withdraw(
        ctx,
        live.filter((boleto) => boleto.principalCents !== (open.get(boleto.invoiceId) ?? 0)),
      )
      return await issueBatch(ctx, batch)
    })
    issue.issuedCount += issuedCount
    issue.problems.push(...problems)
  }
  return issue
}
