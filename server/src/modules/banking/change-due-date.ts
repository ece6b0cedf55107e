import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { getInvoice } from '#modules/billing'
import { getBoleto } from './get-boleto.ts'
import { issueBatch } from './issue-boletos.ts'
import { lockAccountsOf } from './lock-accounts.ts'
import { listLiveBoletos } from './store.ts'
import { withdraw } from './withdraw-boletos.ts'

/**
 * Second copy with another due date. The bar code holds date and value and what was printed is never changed, so a new boleto with a
 * new nosso número takes the place of the old one, which is written off where the bank knows it (payments.md §4.5). After the
 * invoice's own due date its value includes fine and interest until `dueOn`; the invoice itself keeps its due date.
 * 404 unknown invoice, 409 `invoice-not-open` or what keeps the boleto from being issued, 422 for a date in the past.
 */
export const changeDueDate = (ctx: Ctx, { invoiceId, dueOn }: { invoiceId: string; dueOn: string }) =>
  ctx.transaction(async (ctx) => {
    if (dueOn < ctx.today) throw invalid('/dueOn', 'O vencimento não pode estar no passado.')
    await lockAccountsOf(ctx, [invoiceId])
    const { status, accountId, number, openCents } = await getInvoice(ctx, { id: invoiceId })
    if (status !== 'open') throw notOpen(number)
    if (accountId === null)
      throw conflict('invoice-without-account', `O título ${number} não tem portador: não é cobrado por boleto.`)

    const live = await listLiveBoletos(ctx, [invoiceId])
    const isSame = live.some((boleto) => boleto.dueOn === dueOn && boleto.principalCents === openCents)
    if (isSame) return await getBoleto(ctx, { invoiceId })
    await withdraw(ctx, live)
    const { issuedCount, problems } = await issueBatch(ctx, [invoiceId], dueOn)
    if (issuedCount === 1) return await getBoleto(ctx, { invoiceId })
    const [problem] = problems
    throw problem ? conflict('boleto-not-issued', problem.detail, { problems }) : notOpen(number)
  })

const notOpen = (number: number) =>
  conflict('invoice-not-open', `O título ${number} não está aberto: não há o que cobrar.`)
