import { isUf, loadMunicipalities, parseCep, ufOfCep, BrasilError } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import type { CompanyChanges } from './schemas.ts'
import { type CompanyRow, lockCompany, updateCompany } from './store.ts'

type Changes = Omit<z.output<typeof CompanyChanges>, 'version'>

/**
 * Changes the given fields of the present company; the CNPJ is for good. City and state follow the IBGE code.
 * 404, 409 `stale-version` (with `current`), 422 at the field.
 */
export async function changeCompany(
  ctx: Ctx,
  { version, ...changes }: z.output<typeof CompanyChanges>,
): Promise<CompanyRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockCompany(ctx)
    if (!before) throw notFound('company', 'Empresa', ctx.companyId)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou a empresa. Recarregue e refaça a alteração.', {
        current: before,
      })
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    return await updateCompany(ctx, { ...given, ...(await checkPlace(before, changes)) })
  })
}

/** CEP and municipality agree, or the bank refuses the remessa's header. */
async function checkPlace(before: CompanyRow, changes: Changes) {
  const { postalCode: cep = before.postalCode, ibgeCode = before.ibgeCode } = changes
  if (changes.postalCode === undefined && changes.ibgeCode === undefined) return {}
  const town = (await loadMunicipalities()).findByIbgeCode(ibgeCode)
  if (!town) throw invalid('/ibgeCode', `O código ${ibgeCode} não está na tabela de municípios do IBGE.`)
  const postalCode = readCep(cep)
  const uf = ufOfCep(postalCode)
  if (uf !== undefined && isUf(uf) && uf !== town.uf)
    throw invalid('/postalCode', `O CEP ${cep} é de ${uf}, mas ${town.name} fica em ${town.uf}. Corrija um dos dois.`)
  return { postalCode, ibgeCode, city: town.name, state: town.uf }
}

function readCep(text: string): string {
  try {
    return parseCep(text)
  } catch (error) {
    if (error instanceof BrasilError) throw invalid('/postalCode', error.detail)
    throw error
  }
}
