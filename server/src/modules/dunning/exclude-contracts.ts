import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { endOfDay } from '#kernel/day-bounds'
import { conflict, invalid, notFound } from '#kernel/errors'
import { getCompany } from '#modules/company'
import { addOverride, removeOverride } from '#modules/contracts'
import type { NewExclusion } from './schemas-exceptions.ts'
import { lockContracts } from './store.ts'
import { type Guard, listGuards, listServedContracts } from './views-exclusions.ts'

/** What keeps a contract out: neither told nor suspended. */
const kinds = ['do_not_notify', 'do_not_block'] as const

/**
 * Of a contract's guards those that leaving it out put there. A guard against the suspension that came by another decision (a judge's,
 * for instance) is not among them.
 */
function exclusionIn(guards: readonly Guard[]): readonly Guard[] {
  const [notice, block] = kinds.map((kind) => guards.find((guard) => guard.kind === kind))
  if (!notice || !block) return []
  return notice.startsAt.getTime() === block.startsAt.getTime() ? [notice, block] : [notice]
}

/** Kinds of guard that leaving out until `endsAt` has to put: not where another decision guards for longer. */
const missingKinds = (guards: readonly Guard[], endsAt: Date) => {
  const exclusion = exclusionIn(guards)
  const lasting = guards.filter(
    (guard) => !exclusion.includes(guard) && (guard.endsAt === null || guard.endsAt > endsAt),
  )
  return kinds.filter((kind) => lasting.every((guard) => guard.kind !== kind))
}

/**
 * Leaves a contract, or every contract in service of a client, out of dunning until the end of `until`: no notice, no suspension, and who is
 * suspended for arrears gets the service back and pays for its days. Said anew, the last day said holds; a guard of another decision that lasts longer stays.
 * Author, reason and end stand in the contract's events. 404, 409 `nothing-to-exclude`, 422 for a day that has passed.
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
    const guards = Map.groupBy(await listGuards(ctx, ids), ({ contractId }) => contractId)
    for (const id of ids)
      for (const kind of missingKinds(guards.get(id) ?? [], endsAt))
        await addOverride(ctx, { contractId: id, kind, reason, endsAt })
    return { contractNumbers: contracts.map(({ number }) => number) }
  })
}

/** Hands a contract back to dunning: the next run treats it like any other, but for guards of other decisions. 404 when it was not left out. */
export async function includeContract(ctx: Ctx, { id }: { id: string }): Promise<{ ended: true }> {
  return await ctx.transaction(async (ctx) => {
    await lockContracts(ctx, [id])
    const exclusion = exclusionIn(await listGuards(ctx, [id]))
    if (exclusion.length === 0) throw notFound('exclusion', 'Exclusão da cobrança', id)
    for (const guard of exclusion) await removeOverride(ctx, { overrideId: guard.id, reason: 'De volta à cobrança' })
    return { ended: true }
  })
}
