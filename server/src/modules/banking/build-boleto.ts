import { BoletoError, computeBoleto, findBank, requireOwnNumbers } from '@open-sgp/boleto'
import { encodeBrCode, PixError } from '@open-sgp/pix'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { AccountRow, CompanyRow } from '#modules/company'
import { txidOf } from './rules/txid.ts'
import type { NewBoletoRow, ProblemRow } from './store.ts'

/** What a boleto shall say. `amountCents` is `principalCents` plus the fine and interest of an overdue copy. */
export type BoletoTerms = {
  invoiceId: string
  documentNumber: string
  dueOn: string
  principalCents: number
  amountCents: number
  finePpm: number
  interestPpmMonth: number
  graceDays: number
}

export type Payee = { account: AccountRow; company: CompanyRow }

/** The row with everything that is printed. `boleto` is absent when the bank's rules do not admit it; `problem` says why. */
export function buildBoleto(
  ctx: Ctx,
  { account, company }: Payee,
  terms: BoletoTerms,
  sequence: number,
): { boleto?: NewBoletoRow; problem?: ProblemRow } {
  try {
    const boleto = computeRow(ctx, account, terms, sequence)
    if (account.pixKey === null) return { boleto }
    return withPix(boleto, account.pixKey, company)
  } catch (error) {
    if (error instanceof BoletoError) return { problem: problemOf(terms.invoiceId, error) }
    throw error
  }
}

const problemOf = (invoiceId: string, { code, detail }: { code: string; detail: string }): ProblemRow => ({
  invoiceId,
  code,
  detail,
})

function computeRow(ctx: Ctx, account: AccountRow, terms: BoletoTerms, sequence: number): NewBoletoRow {
  const { bankCode: bank, bankKeys } = account
  // Sicredi's nosso número holds the year of issue: taken once, here, and stored with the boleto (payments.md §2.2).
  const ours = { ...bankKeys, ano: ctx.today.slice(0, 4) }
  requireOwnNumbers(bank, ours)
  const computed = computeBoleto({
    bank,
    input: { ...ours, numero: String(sequence), valorCentavos: terms.amountCents, vencimento: terms.dueOn },
  })
  return {
    ...terms,
    id: newId(),
    companyId: ctx.companyId,
    accountId: account.id,
    sequence,
    issuedOn: ctx.today,
    nossoNumero: computed.nossoNumero,
    nossoNumeroDv: computed.nossoNumeroParts.dv,
    nossoNumeroPrinted: computed.nossoNumeroParts.printed,
    agencyAndCode: findBank(bank).agencyAndCode(bankKeys),
    carteira: bankKeys.carteira ?? '',
    campoLivre: computed.campoLivre,
    codigoBarras: computed.codigoBarras,
    linhaDigitavel: computed.linhaDigitavel,
    pixPayload: null,
    pixTxid: null,
  }
}

/** A wrong Pix key costs the QR, not the boleto: the subscriber can still pay, and the cause is listed. */
function withPix(
  boleto: NewBoletoRow,
  key: string,
  company: CompanyRow,
): { boleto: NewBoletoRow; problem?: ProblemRow } {
  const pixTxid = txidOf(boleto.id)
  const { tradeName: name, city } = company
  try {
    const pixPayload = encodeBrCode({
      kind: 'static',
      key,
      name,
      city,
      amountCents: Number(boleto.amountCents),
      txid: pixTxid,
    })
    return { boleto: { ...boleto, pixTxid, pixPayload } }
  } catch (error) {
    if (!(error instanceof PixError)) throw error
    const detail = `O boleto saiu sem Pix. ${error.message}`
    return { boleto, problem: problemOf(boleto.invoiceId, { code: `pix-${error.code}`, detail }) }
  }
}
