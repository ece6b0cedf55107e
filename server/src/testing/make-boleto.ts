import { type RetornoTitle, writeRetorno } from '@open-sgp/cnab'
import type { Ctx } from '#kernel/context'
import { createRemessa, getBoleto, issueBoletos } from '#modules/banking'
import { getAccount, getCompany } from '#modules/company'
import { makeInvoice } from './make-invoice.ts'
import { makeAccount } from './make.ts'

type Overrides = Parameters<typeof makeInvoice>[1]

/** An open invoice with its boleto, by default on the company's first account. */
export async function makeBoleto(ctx: Ctx, overrides: Overrides = {}) {
  const invoice = await makeInvoice(ctx, overrides)
  await issueBoletos(ctx, { invoiceIds: [invoice.id] })
  return await getBoleto(ctx, { invoiceId: invoice.id })
}

/** `count` boletos of one client and account, in the order of their numbers; sent to the bank with `isSent`. */
export async function makeBoletos(
  ctx: Ctx,
  count: number,
  { isSent = false, ...overrides }: Overrides & { isSent?: boolean } = {},
) {
  const accountId = overrides.accountId ?? (await makeAccount(ctx)).id
  const boletos: Awaited<ReturnType<typeof makeBoleto>>[] = []
  for (let index = 0; index < count; index++) boletos.push(await makeBoleto(ctx, { ...overrides, accountId }))
  if (isSent) await createRemessa(ctx, { accountId })
  return boletos
}

type Printed = {
  accountId: string
  nossoNumero: string
  nossoNumeroDv: string
  invoiceNumber: number
  dueOn: string
  amountCents: number
}

/** A line of Itaú's retorno about a boleto: by default paid in full on its due date, with a fee of R$ 3,90 taken off. */
export const retornoTitle = (boleto: Printed, overrides: Partial<RetornoTitle> = {}): RetornoTitle => ({
  nossoNumero: boleto.nossoNumero.slice(0, boleto.nossoNumero.length - boleto.nossoNumeroDv.length),
  seuNumero: String(boleto.invoiceNumber),
  occurrence: '06',
  occurrenceDate: boleto.dueOn,
  due: boleto.dueOn,
  credit: boleto.dueOn,
  faceCents: boleto.amountCents,
  receivedCents: boleto.amountCents - 390,
  feeCents: 390,
  ...overrides,
})

/** The bytes of a retorno of the account, as its bank would write them. */
export async function makeRetorno(
  ctx: Ctx,
  accountId: string,
  titles: readonly RetornoTitle[],
  sequence = 1,
): Promise<Uint8Array> {
  const { bankCode: banco, bankKeys: conta, cnabLayout } = await getAccount(ctx, { id: accountId })
  const { legalName: nome, cnpj: documento } = await getCompany(ctx)
  const layout = cnabLayout === '240' ? 240 : 400
  return writeRetorno({
    banco,
    layout,
    conta,
    dataGeracao: ctx.today,
    sequencialArquivo: sequence,
    beneficiario: { nome, documento },
    titles,
  })
}
