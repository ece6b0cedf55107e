import { isCnpj, normalizeDocument } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { newId } from '#kernel/ids'
import type { NewCompany } from './schemas.ts'
import { type CompanyRow, insertCompany } from './store.ts'

/** Registers a company or, with `headOfficeId`, a branch. 422 for a wrong CNPJ, 409 when it is registered already. */
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
  return await ctx.transaction(async (ctx) => {
    const taken = await ctx.db.selectFrom('company.companies').select('id').where('cnpj', '=', cnpj).executeTakeFirst()
    if (taken) throw conflict('cnpj-taken', 'Já existe uma empresa com este CNPJ.', { companyId: taken.id })
    return await insertCompany(ctx, {
      ...required,
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
