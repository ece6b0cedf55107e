import { type BoletoDocument, BoletoError, renderBoletos } from '@open-sgp/boleto'
import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { AppError, conflict } from '#kernel/errors'
import type { FileReply } from '#kernel/http'
import { maskBy } from '#kernel/mask'
import { unbounded } from '#kernel/rights'
import { personal } from '#kernel/values'
import { type CompanyRow, getCompany } from '#modules/company'
import { describeTerms } from './rules/printed-terms.ts'
import { findPrintableBoletos, type PrintableBoleto } from './views-print.ts'

/** Who pays, printed as whoever prints it may see them. */
const Payer = z.object({
  clientName: personal('name', z.string()),
  document: personal('document', z.string().nullable()),
  address: personal('address', z.string().nullable()),
})

export type BoletoPrint = { invoiceIds: readonly string[]; format: 'boleto' | 'carne' }

/**
 * The PDF of the invoices' boletos: one a page, or carnês of three a page grouped by client and contract.
 * 404 `boleto-not-found` when an invoice has none (`extra.invoiceIds`), 409 `boleto-paid` when one was paid already.
 */
export async function buildBoletoPdf(ctx: Ctx, { invoiceIds, format }: BoletoPrint): Promise<FileReply> {
  const company = await getCompany(ctx)
  const boletos = await findPrintableBoletos(ctx, invoiceIds)
  requireAll(invoiceIds, boletos)
  const { masks } = (ctx.actor.rights ?? unbounded).boundsOf('banking.boleto.read')
  const documents = boletos.map((boleto) =>
    documentOf(company, { ...boleto, ...Payer.parse(maskBy(Payer, boleto, masks)) }),
  )
  try {
    const content = await renderBoletos(documents, { layout: format === 'carne' ? 'carne' : 'single' })
    const name =
      format === 'boleto' && boletos.length === 1 ? `boleto-${boletos[0]?.invoiceNumber}.pdf` : `${format}.pdf`
    return { name, mediaType: 'application/pdf', content }
  } catch (error) {
    if (error instanceof BoletoError) throw new AppError(422, error.code, error.detail)
    throw error
  }
}

function requireAll(invoiceIds: readonly string[], boletos: readonly PrintableBoleto[]): void {
  const found = new Set(boletos.map(({ invoiceId }) => invoiceId))
  const missing = invoiceIds.filter((id) => !found.has(id))
  if (missing.length > 0)
    throw new AppError(404, 'boleto-not-found', `${missing.length} título(s) sem boleto: emita-os antes de imprimir.`, {
      invoiceIds: missing,
    })
  const paid = boletos.filter(({ status }) => status === 'paid')
  if (paid.length > 0)
    throw conflict(
      'boleto-paid',
      `Boleto(s) já pago(s): título(s) ${paid.map(({ invoiceNumber }) => invoiceNumber).join(', ')}.`,
    )
}

const documentOf = (company: CompanyRow, boleto: PrintableBoleto): BoletoDocument => ({
  bank: boleto.bankCode,
  codigoBarras: boleto.codigoBarras,
  nossoNumero: boleto.nossoNumeroPrinted,
  agencyAndCode: boleto.agencyAndCode,
  carteira: boleto.carteira,
  documentNumber: boleto.documentNumber,
  issuedOn: boleto.invoiceIssuedOn,
  processedOn: boleto.issuedOn,
  dueOn: boleto.dueOn,
  amountCents: boleto.amountCents,
  beneficiary: {
    name: company.legalName,
    document: company.cnpj,
    address: `${company.street}, ${company.streetNumber} - ${company.district} - ${company.city}/${company.state}`,
  },
  payer: { name: boleto.clientName, document: boleto.document ?? undefined, address: boleto.address ?? undefined },
  instructions: describeTerms(boleto),
  statement: boleto.items,
  pixPayload: boleto.pixPayload ?? undefined,
  booklet: `${boleto.clientId} ${boleto.contractId ?? ''}`,
})
