import type { Cents, CivilDate } from '@open-sgp/brasil'
import type { LedgerAccount } from './rules/ledger.ts'
import { type LedgerReader, sumDocuments, sumLedger, sumUnbalanced } from './views-ledger.ts'

export type LedgerCheck = {
  on: CivilDate
  /** Debit minus credit of each account up to `on`. */
  accounts: Record<LedgerAccount, Cents>
  /** What the documents say that an account must hold, and how far it is from that. */
  identities: {
    account: LedgerAccount
    rule: string
    ledgerCents: Cents
    documentCents: Cents
    differenceCents: Cents
  }[]
  unbalancedTransactions: number
  isSound: boolean
}

/**
 * Compares the ledger with the documents up to a date: what clients owe is what was invoiced and adjusted, not cancelled, less the
 * principal paid; cash is what was received less the banks' fees; fine and interest are what payments say.
 */
export async function checkLedger(ctx: LedgerReader, { on }: { on: CivilDate }): Promise<LedgerCheck> {
  const accounts = await sumLedger(ctx, on)
  const documents = await sumDocuments(ctx, on)
  const unbalancedTransactions = await sumUnbalanced(ctx)
  const compare = (account: LedgerAccount, rule: string, documentCents: Cents) => {
    const ledgerCents = accounts[account]
    return { account, rule, ledgerCents, documentCents, differenceCents: ledgerCents - documentCents }
  }
  const { invoicedCents, adjustedCents, principalCents, moneyCents, feeCents, fineCents, interestCents } = documents
  const identities = [
    compare(
      'receivable',
      'títulos + ajustes − cancelados − principal pago',
      invoicedCents + adjustedCents - principalCents,
    ),
    compare('cash', 'recebido − tarifas', moneyCents - feeCents),
    compare('bank_fee', 'tarifas', feeCents),
    compare('fine', 'multas recebidas', -fineCents),
    compare('interest', 'juros recebidos', -interestCents),
    // A balance has no past: it is compared only when the check reaches today.
    ...(on >= ctx.today ? [compare('client_credit', 'saldos de crédito dos clientes', -documents.balanceCents)] : []),
  ]
  const isSound = unbalancedTransactions === 0 && identities.every((identity) => identity.differenceCents === 0)
  return { on, accounts, identities, unbalancedTransactions, isSound }
}
