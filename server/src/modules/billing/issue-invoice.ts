import { formatCents, type CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { getInvoice, type Invoice } from './get-invoice.ts'
import { getSettings } from './get-settings.ts'
import { issueInvoices } from './issue-invoices.ts'
import type { ChargeRow, InvoiceRow } from './store.ts'
import { countChargesOfDay, findBillingAccount, findDebtor } from './views.ts'

export type NewInvoice = {
  clientId: string
  contractId?: string | null | undefined
  accountId?: string | null | undefined
  reason: Exclude<InvoiceRow['reason'], 'recurring' | 'proration' | 'final'>
  items: readonly {
    description: string
    /** A discount is negative. */
    amountCents: number
    kind: Exclude<ChargeRow['kind'], 'recurring' | 'proration' | 'final' | 'suspension_credit' | 'plan_difference'>
  }[]
  dueOn: CivilDate
}

/**
 * Issues an invoice that no period of service asks for: fee, equipment, visit. 404 for a client, contract or account of others,
 * 409 `no-account` without an active portador or `too-many-charges` beyond the contract's daily bound, 422 for a total that is not
 * positive or a due date in the past.
 */
export const issueInvoice = (ctx: Ctx, input: NewInvoice): Promise<Invoice> =>
  ctx.transaction(async (ctx) => {
    const { clientId, contractId = null, items, reason, dueOn } = input
    const amountCents = items.reduce((sum, item) => sum + item.amountCents, 0)
    if (amountCents <= 0)
      throw invalid('/items', `O total deve ser maior que zero; os itens somam ${formatCents(amountCents)}.`)
    if (dueOn < ctx.today) throw invalid('/dueOn', 'O vencimento não pode estar no passado.')
    await requireDebtor(ctx, clientId, contractId)
    if (contractId !== null) await requireRoom(ctx, contractId, items.length)
    const account = await findBillingAccount(ctx, input.accountId ?? null, contractId)
    if (!account) throw missingAccount(input.accountId)

    const { id: accountId, finePpm, interestPpmMonth, graceDays } = account
    const noService = { period: null, quantityDays: null, planVersionId: null, priceCents: null }
    const charges = items.map((item) => ({ ...item, ...noService }))
    const terms = { accountId, finePpm, interestPpmMonth, graceDays }
    const id = newId()
    await issueInvoices(ctx, [
      { id, clientId, contractId, ...terms, runId: null, reason, period: null, dueOn, amountCents, items: charges },
    ])
    return await getInvoice(ctx, { id })
  })

async function requireDebtor(ctx: Ctx, clientId: string, contractId: string | null): Promise<void> {
  const debtor = await findDebtor(ctx, clientId, contractId)
  if (!debtor) throw notFound('client', 'Cliente', clientId)
  if (contractId !== null && debtor.contractId === null)
    throw notFound('contract', 'Contrato deste cliente', contractId)
}

async function requireRoom(ctx: Ctx, contractId: string, count: number): Promise<void> {
  const { maxChargesPerDay } = await getSettings(ctx)
  const before = await countChargesOfDay(ctx, contractId)
  if (before + count <= maxChargesPerDay) return
  const detail = `O contrato já tem ${before} lançamentos hoje e o limite é ${maxChargesPerDay}. Confira se não há cobrança repetida; o limite muda nas regras de faturamento.`
  throw conflict('too-many-charges', detail)
}

const missingAccount = (accountId: string | null | undefined) =>
  accountId
    ? notFound('account', 'Portador ativo', accountId)
    : conflict('no-account', 'A empresa não tem portador ativo: cadastre um antes de emitir títulos.')
