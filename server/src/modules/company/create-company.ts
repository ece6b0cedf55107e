import { isCnpj, normalizeDocument } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { checkPlace } from './check-place.ts'
import type { NewCompany } from './schemas.ts'
import { type CompanyRow, insertCompany } from './store.ts'

/**
 * Registers a company or, with `headOfficeId`, a branch; a branch is registered from its head office.
 * City and state follow the IBGE code. 422 for a wrong CNPJ or a CEP of another state, 404 when the head office is not the present company, 409 when the CNPJ is registered already.
 */
export async function createCompany(ctx: Ctx, input: z.output<typeof NewCompany>): Promise<CompanyRow> {
  const cnpj = normalizeDocument(input.cnpj)
  if (!isCnpj(cnpj)) throw invalid('/cnpj', 'CNPJ inválido: confira os dígitos verificadores.')
  const {
    headOfficeId = null,
    stateRegistration = null,
    email = null,
    phone = null,
    complement = null,
    ...required
  } = input
  if (headOfficeId !== null && headOfficeId !== ctx.companyId) throw notFound('company', 'Matriz', headOfficeId)
  const place = await checkPlace(input)
  return await ctx.transaction(async (ctx) => {
    const taken = await ctx.db.selectFrom('company.companies').select('id').where('cnpj', '=', cnpj).executeTakeFirst()
    if (taken) throw conflict('cnpj-taken', 'Já existe uma empresa com este CNPJ.', { companyId: taken.id })
    return await insertCompany(ctx, {
      ...required,
      ...place,
      id: newId(),
      cnpj,
      headOfficeId,
      stateRegistration,
      email,
      phone,
      complement,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
  })
}
