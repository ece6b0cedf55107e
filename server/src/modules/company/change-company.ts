import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { checkPlace } from './check-place.ts'
import type { CompanyChanges } from './schemas.ts'
import { type CompanyRow, lockCompany, updateCompany } from './store.ts'

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
    const { postalCode = before.postalCode, ibgeCode = before.ibgeCode } = changes
    const isMoved = changes.postalCode !== undefined || changes.ibgeCode !== undefined
    return await updateCompany(ctx, { ...given, ...(isMoved && (await checkPlace({ postalCode, ibgeCode }))) })
  })
}
