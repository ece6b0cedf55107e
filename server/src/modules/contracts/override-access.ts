import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { endOf } from '#kernel/day-bounds'
import { conflict, invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { holdContract } from './get-contract.ts'
import { requireOpen } from './move-contract.ts'
import { recomputeAccess } from './recompute-access.ts'
import { resumeContract } from './resume-contract.ts'
import type { OverrideKind } from './rules/access-state.ts'
import { type ContractRow, insertEvents } from './store.ts'
import { findOverride, insertOverride, listOverrides, type OverrideRow, removeOverrides } from './store-access.ts'

type NewOverride = {
  contractId: string
  kind: OverrideKind
  reason: string
  endsAt?: Date | CivilDate | null | undefined
}

/**
 * Puts a decision of people over the rules, until `endsAt` (a day: to its end; null: until removed); one of the same kind gives way. What gives the service
 * back ends a suspension for arrears, so that its days are charged; dunning decides anew afterwards. A trust unlock always ends. 404, 409 `contract-closed`, 422 for an end that has passed.
 */
export async function addOverride(
  ctx: Ctx,
  { contractId, kind, reason, endsAt: end = null }: NewOverride,
): Promise<OverrideRow> {
  const endsAt = end === null ? null : endOf(ctx, end)
  if (endsAt !== null && endsAt <= ctx.now) throw invalid('/endsAt', 'O fim da exceção tem de ficar no futuro.')
  if (kind === 'trust_unlock' && endsAt === null)
    throw invalid('/endsAt', 'O desbloqueio em confiança precisa de um fim.')
  return await ctx.transaction(async (ctx) => {
    requireOpen(await holdContract(ctx, contractId))
    const same = (await listOverrides(ctx, contractId)).filter((override) => override.kind === kind)
    if (same.length > 0)
      await removeOverrides(
        ctx,
        same.map(({ id }) => id),
      )
    const override = await insertOverride(ctx, {
      id: newId(),
      companyId: ctx.companyId,
      contractId,
      kind,
      reason,
      startsAt: ctx.now,
      endsAt,
      createdBy: ctx.actor.id,
    })
    await insertEvents(ctx, [{ contractId, kind: 'override', to: kind, reason, details: { endsAt } }])
    await weighAgain(ctx, contractId, reason)
    return override
  })
}

/**
 * What the rules say of the access now. While a suspension lasts its days are given back: who has the service again, by whatever decision,
 * is suspended no more.
 */
async function weighAgain(ctx: Ctx, contractId: string, reason: string): Promise<ContractRow> {
  const contract = await recomputeAccess(ctx, { contractId })
  const isServed = contract.accessState === 'allowed' || contract.accessState === 'reduced'
  return isServed && contract.status === 'suspended' ? await resumeContract(ctx, { contractId, reason }) : contract
}

type Removal = { overrideId: string; contractId?: string; reason?: string }

/** Takes a decision back before its end. Automation never takes back a manual block (409 `manual-block-stays`). 404. */
export async function removeOverride(
  ctx: Ctx,
  { overrideId, contractId: of, reason = 'Exceção retirada' }: Removal,
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    const override = await findOverride(ctx, overrideId)
    if (!override || override.removedAt !== null || override.contractId !== (of ?? override.contractId))
      throw notFound('override', 'Exceção de acesso', overrideId)
    const { contractId, kind } = override
    if (ctx.actor.kind === 'system' && kind === 'manual_block')
      throw conflict('manual-block-stays', 'Um bloqueio manual só é retirado por uma pessoa.')
    await holdContract(ctx, contractId)
    await removeOverrides(ctx, [overrideId])
    await insertEvents(ctx, [{ contractId, kind: 'override', from: kind, reason }])
    return await weighAgain(ctx, contractId, reason)
  })
}

/** A manual block without end, which no automation undoes. 404, 409 `contract-closed`. */
export async function blockAccess(
  ctx: Ctx,
  { contractId, reason }: { contractId: string; reason: string },
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    await addOverride(ctx, { contractId, kind: 'manual_block', reason })
    return await recomputeAccess(ctx, { contractId })
  })
}

/** Takes the manual block back. 404, 409 `not-blocked` when there is none. */
export async function unblockAccess(
  ctx: Ctx,
  { contractId, reason }: { contractId: string; reason: string },
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    const block = (await listOverrides(ctx, contractId)).find(({ kind }) => kind === 'manual_block')
    if (!block) throw conflict('not-blocked', `O contrato ${contract.number} não tem bloqueio manual.`)
    return await removeOverride(ctx, { overrideId: block.id, reason })
  })
}
