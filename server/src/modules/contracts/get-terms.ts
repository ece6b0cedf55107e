import { formatCents, formatDocument } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { sha256 } from '#kernel/files'
import { readSetting } from '#kernel/settings'
import { getClient } from '#modules/clients'
import { getCompany } from '#modules/company'
import { getContract } from './get-contract.ts'
import { fillTerms } from './rules/terms.ts'
import { contractTerms } from './terms-setting.ts'
import { selectContractNames } from './views.ts'

/**
 * The text to be signed for a contract, filled in, with the SHA-256 that its signature's evidence names (`textSha256`). 404; 409
 * `no-terms` while the company wrote none.
 */
export async function getTerms(ctx: Ctx, { id }: { id: string }): Promise<{ text: string; sha256: string }> {
  const contract = await getContract(ctx, { id })
  const terms = await readSetting(ctx, contractTerms)
  if (terms === '')
    throw conflict('no-terms', 'Escreva o contrato em Administração, Configurações, “Texto do contrato”.')
  const [client, company] = [await getClient(ctx, { id: contract.clientId }), await getCompany(ctx)]
  const { planName, monthlyCents } = await selectContractNames(ctx, id)
  const text = fillTerms(terms, {
    empresa: company.legalName,
    cnpj: formatDocument(company.cnpj),
    cliente: client.name,
    documento: client.document === null ? '' : formatDocument(client.document),
    contrato: String(contract.number),
    plano: planName,
    valor: formatCents(monthlyCents),
    dia_vencimento: String(contract.dueDay),
    data: ctx.today.split('-').toReversed().join('/'),
  })
  return { text, sha256: sha256(Buffer.from(text)).toString('hex') }
}
