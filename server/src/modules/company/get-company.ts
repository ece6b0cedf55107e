import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { type CompanyRow, findCompany } from './store.ts'

/** The company for which the actor acts. */
export async function getCompany(ctx: Ctx): Promise<CompanyRow> {
  const company = await findCompany(ctx)
  if (!company) throw notFound('company', 'Empresa', ctx.companyId)
  return company
}
