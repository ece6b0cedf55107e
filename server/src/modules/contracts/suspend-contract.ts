import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { holdContract } from './get-contract.ts'
import { moveContract, requireTransition } from './move-contract.ts'
import { recomputeAccess } from './recompute-access.ts'
import { requirePause } from './require-pause.ts'
import { isGraver, suspensionLabels } from './rules/suspensions.ts'
import { scheduleAction } from './schedule-action.ts'
import type { NewSuspension } from './schemas.ts'
import { type ContractRow, insertEvents } from './store.ts'
import { endSuspension, findOpenSuspension, insertSuspension } from './store-access.ts'
import { dropActions } from './store-schedule.ts'

type Input = { contractId: string } & z.output<typeof NewSuspension>

/**
 * Suspends an active contract from today: whole days without service and without charge. A graver kind takes the place of
 * a lighter one that is open (a court's order over arrears). A requested pause has an end, may begin later, and keeps to the
 * company's rules. Emits `contracts.suspended`. 404, 409 `transition-not-allowed` or `already-suspended`, 422 at the field.
 */
export async function suspendContract(ctx: Ctx, { contractId, ...input }: Input): Promise<ContractRow> {
  const { kind, reason, on = ctx.today, until } = input
  if (on < ctx.today) throw invalid('/on', 'Uma suspensão não começa no passado.')
  if (kind !== 'requested' && (until !== undefined || on > ctx.today))
    throw invalid(until === undefined ? '/on' : '/until', 'Só a suspensão a pedido tem período marcado.')
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    if (kind === 'requested') await requirePause(ctx, contract, { on, until })
    if (on > ctx.today) {
      requireTransition(contract, 'suspended')
      await scheduleAction(ctx, { contractId, kind: 'suspend', on, reason, payload: { until } })
      return contract
    }
    return await startSuspension(ctx, contract, { kind, reason, on, until })
  })
}

type Start = { kind: Input['kind']; reason: string; on: string; until: string | undefined }

/** Begins a suspension of a held contract. What it was checked for is the caller's. */
export async function startSuspension(ctx: Ctx, contract: ContractRow, { kind, reason, on, until }: Start) {
  const { id: contractId } = contract
  const open = await findOpenSuspension(ctx, contractId)
  if (open) await replaceSuspension(ctx, contract, open, kind)
  await insertSuspension(ctx, {
    id: newId(),
    companyId: ctx.companyId,
    contractId,
    kind,
    reason,
    startsOn: on,
    startedAt: ctx.now,
    startedBy: ctx.actor.id,
  })
  const suspended = await markSuspended(ctx, contract, open?.kind, { kind, reason, on })
  if (until !== undefined)
    await scheduleAction(ctx, { contractId, kind: 'resume', on: until, reason: 'Fim da suspensão a pedido' })
  await ctx.emit('contracts.suspended', { contractId })
  return suspended
}

async function replaceSuspension(
  ctx: Ctx,
  contract: ContractRow,
  open: { id: string; kind: Input['kind'] },
  kind: Input['kind'],
): Promise<void> {
  if (!isGraver(kind, open.kind))
    throw conflict(
      'already-suspended',
      `O contrato ${contract.number} já está assim: ${suspensionLabels[open.kind]}.`,
      {
        kind: open.kind,
      },
    )
  await endSuspension(ctx, open.id, ctx.today)
  await dropActions(ctx, contract.id, 'resume')
}

async function markSuspended(
  ctx: Ctx,
  contract: ContractRow,
  before: Input['kind'] | undefined,
  { kind, reason, on }: Omit<Start, 'until'>,
): Promise<ContractRow> {
  if (before === undefined) return await moveContract(ctx, contract, { to: 'suspended', reason, on, details: { kind } })
  await insertEvents(ctx, [{ contractId: contract.id, kind: 'suspension', from: before, to: kind, reason, on }])
  return await recomputeAccess(ctx, { contractId: contract.id })
}
