import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { getCompany } from '#modules/company'
import { addOverride, removeOverride } from '#modules/contracts'
import { endOfDay } from './rules/day-bounds.ts'
import type { NewExclusion } from './schemas-exceptions.ts'
import { lockContracts } from './store.ts'
import { listExclusionOverrides, listServedContracts } from './views-exclusions.ts'

/** What keeps a contract out: neither told nor suspended. */
const guards = ['do_not_notify', 'do_not_block'] as const

/**
 * Leaves a contract, or every contract in service of a client, out of dunning until the end of `until`: no notice, no suspension, and who is
 * suspended for arrears gets the service back. Author, reason and end stand in the contract's events. 404, 409 `nothing-to-exclude`, 422 for a day that has passed.
 */
export async function excludeContracts(
  ctx: Ctx,
  { contractId, clientId, until, reason }: z.output<typeof NewExclusion>,
): Promise<{ contractNumbers: number[] }> {
  if (until < ctx.today) throw invalid('/until', 'Informe hoje ou um dia que ainda não passou.')
  const { timeZone } = await getCompany(ctx)
  const endsAt = endOfDay(until, timeZone)
  return await ctx.transaction(async (ctx) => {
    const contracts = await listServedContracts(ctx, { contractId, clientId })
    if (contracts.length === 0)
      throw conflict('nothing-to-exclude', 'Não há aqui contrato ativo ou suspenso: a cobrança não o alcança.')
    const ids = contracts.map(({ id }) => id)
    await lockContracts(ctx, ids)
    for (const id of ids) for (const kind of guards) await addOverride(ctx, { contractId: id, kind, reason, endsAt })
    return { contractNumbers: contracts.map(({ number }) => number) }
  })
}

/** Hands a contract back to dunning: the next run treats it like any other. 404 when it was not left out. */
export async function includeContract(ctx: Ctx, { id }: { id: string }): Promise<{ ended: true }> {
  return await ctx.transaction(async (ctx) => {
    await lockContracts(ctx, [id])
    const overrides = await listExclusionOverrides(ctx, id)
    if (overrides.length === 0) throw notFound('exclusion', 'Exclusão da cobrança', id)
    for (const overrideId of overrides) await removeOverride(ctx, { overrideId, reason: 'De volta à cobrança' })
    return { ended: true }
  })
}
