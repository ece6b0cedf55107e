import type { Ctx } from '#kernel/context'
import { getAccount, getCompany } from '#modules/company'
import { buildBoleto, type BoletoTerms, type Payee } from './build-boleto.ts'
import { lockAccountsOf } from './lock-accounts.ts'
import { chunksOf } from './rules/chunks.ts'
import { insertBoletos, type NewBoletoRow, type ProblemRow, saveProblems, saveSequence } from './store.ts'
import { insertInstructions } from './store-remessas.ts'
import { chargeTerms } from './charge-terms.ts'
import { listInvoicesToIssue } from './views.ts'

export type Issue = { issuedCount: number; problems: ProblemRow[] }

/**
 * Gives every open invoice of an account its boleto: nosso número without gap or race, bar code, line and Pix, stored once.
 * Invoices that have a live boleto, no account or nothing open are passed over, so that repeating changes nothing; those that the
 * bank's rules refuse are listed with their cause, here and in `banking.problems`, and the others go on. 1,000 a transaction.
 */
export async function issueBoletos(ctx: Ctx, { invoiceIds }: { invoiceIds: readonly string[] }): Promise<Issue> {
  const issue: Issue = { issuedCount: 0, problems: [] }
  for (const batch of chunksOf([...new Set(invoiceIds)])) {
    const { issuedCount, problems } = await ctx.transaction((ctx) => issueBatch(ctx, batch))
    issue.issuedCount += issuedCount
    issue.problems.push(...problems)
  }
  return issue
}

/** One transaction's worth. `dueOn`: the date that the boletos shall have instead of their invoices' own. */
export async function issueBatch(ctx: Ctx, invoiceIds: readonly string[], dueOn?: string): Promise<Issue> {
  const last = await lockAccountsOf(ctx, invoiceIds)
  // Only now, behind the locks, is it certain which invoices have no boleto.
  const invoices = await listInvoicesToIssue(ctx, invoiceIds)
  if (invoices.length === 0) return { issuedCount: 0, problems: [] }

  const company = await getCompany(ctx)
  const issue: Issue = { issuedCount: 0, problems: [] }
  for (const [accountId, mine] of Map.groupBy(invoices, (invoice) => invoice.accountId)) {
    const account = await getAccount(ctx, { id: accountId })
    const drafts: BoletoTerms[] = []
    for (const invoice of mine) drafts.push(await chargeTerms(ctx, invoice, dueOn))
    const { issuedCount, problems } = await issueForAccount(ctx, { account, company }, drafts, last.get(accountId) ?? 0)
    issue.issuedCount += issuedCount
    issue.problems.push(...problems)
  }
  await saveProblems(
    ctx,
    invoices.map(({ id }) => id),
    issue.problems,
  )
  return issue
}

async function issueForAccount(
  ctx: Ctx,
  payee: Payee,
  drafts: readonly BoletoTerms[],
  lastSequence: number,
): Promise<Issue> {
  const boletos: NewBoletoRow[] = []
  const problems: ProblemRow[] = []
  for (const terms of drafts) {
    const built = buildBoleto(ctx, payee, terms, lastSequence + boletos.length + 1)
    if (built.boleto) boletos.push(built.boleto)
    if (built.problem) problems.push(built.problem)
  }
  const { account } = payee
  if (boletos.length > 0) await saveSequence(ctx, account.id, 'nosso_numero', lastSequence + boletos.length)
  await insertBoletos(ctx, boletos)
  if (account.cnabLayout !== null) await insertInstructions(ctx, 'register', boletos)
  return { issuedCount: boletos.length, problems }
}
