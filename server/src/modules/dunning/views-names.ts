import type { Ctx } from '#kernel/context'

/** Contracts by the number that people know them by. */
export const listContractNames = async (ctx: Ctx, contractIds: readonly string[]) =>
  contractIds.length === 0
    ? []
    : await ctx.db
        .selectFrom('contracts.contracts')
        .select(['id as contractId', 'number as contractNumber', 'clientId'])
        .where('companyId', '=', ctx.companyId)
        .where('id', 'in', contractIds)
        .orderBy('id')
        .execute()
