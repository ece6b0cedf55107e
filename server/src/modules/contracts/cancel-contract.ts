import { addDays } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { getContract, holdContract } from './get-contract.ts'
import { moveContract, requireTransition } from './move-contract.ts'
import { quotePenalty } from './rules/penalty.ts'
import { scheduleAction } from './schedule-action.ts'
import type { Cancellation } from './schemas.ts'
import type { ContractRow } from './store.ts'
import { endSuspension, findOpenSuspension } from './store-access.ts'
import { cutPlanPeriods } from './store-periods.ts'
import { dropActions } from './store-schedule.ts'

type Input = { contractId: string } & z.output<typeof Cancellation>
export type CancellationResult = {
  contract: ContractRow
  on: string
  isScheduled: boolean
  remainingMonths: number
  penaltyCents: number
}

/** CDC art. 49: seven days to give up what was not bought on the premises. */
const withdrawalDays = 7

/**
 * Ends a contract `on` (first day without service): today at once, a later day by the daily job. Quotes the penalty of the
 * loyalty that is left, nil with a waiver; `dryRun` only quotes. The access goes off at once and `contracts.cancelled` is
 * emitted when it happens. 404, 409 `transition-not-allowed` or `withdrawal-too-late`, 422 for a day that has passed.
 */
export async function cancelContract(ctx: Ctx, input: Input): Promise<CancellationResult> {
  if (input.dryRun) return await ctx.rehearse(async (ctx) => await cancel(ctx, input))
  return await ctx.transaction(async (ctx) => await cancel(ctx, input))
}

async function cancel(ctx: Ctx, { contractId, reason, on = ctx.today, penaltyWaiver }: Input) {
  if (on < ctx.today) throw invalid('/on', 'O cancelamento vale a partir de hoje ou de um dia futuro.')
  const contract = await holdContract(ctx, contractId)
  requireTransition(contract, 'cancelled')
  if (penaltyWaiver === 'withdrawal') requireWithdrawal(contract, on)
  const quote = quoteOf(contract, on, penaltyWaiver)
  if (on === ctx.today)
    return {
      contract: await closeCancelled(ctx, contract, { reason, on, penaltyWaiver }),
      on,
      isScheduled: false,
      ...quote,
    }
  await scheduleAction(ctx, { contractId, kind: 'cancel', on, reason, payload: { penaltyWaiver } })
  return { contract: await getContract(ctx, { id: contractId }), on, isScheduled: true, ...quote }
}

type Waiver = Input['penaltyWaiver']

function quoteOf(contract: ContractRow, on: string, waiver: Waiver) {
  const { remainingMonths, penaltyCents } = quotePenalty(contract, on)
  return { remainingMonths, penaltyCents: waiver === undefined ? penaltyCents : 0 }
}

function requireWithdrawal({ activatedOn, number }: ContractRow, on: string): void {
  if (activatedOn !== null && on > addDays(activatedOn, withdrawalDays))
    throw conflict(
      'withdrawal-too-late',
      `O prazo de desistência do contrato ${number} (${withdrawalDays} dias) já passou.`,
    )
}

/** Cancels a held contract, also on a day that has passed while the job could not run. */
export async function closeCancelled(
  ctx: Ctx,
  contract: ContractRow,
  { reason, on, penaltyWaiver }: { reason: string; on: string; penaltyWaiver: Waiver },
): Promise<ContractRow> {
  const { remainingMonths, penaltyCents } = quoteOf(contract, on, penaltyWaiver)
  const closed = await closeContract(ctx, contract, {
    to: 'cancelled',
    reason,
    on,
    penaltyCents: remainingMonths > 0 ? penaltyCents : null,
    details: { remainingMonths, penaltyCents, penaltyWaiver: penaltyWaiver ?? null },
  })
  await ctx.emit('contracts.cancelled', { contractId: contract.id })
  return closed
}

type Close = {
  to: 'cancelled' | 'ended'
  reason: string
  on: string
  penaltyCents?: number | null
  details?: Record<string, unknown>
}

async function closeContract(ctx: Ctx, contract: ContractRow, { to, reason, on, penaltyCents = null, details }: Close) {
  const suspension = await findOpenSuspension(ctx, contract.id)
  if (suspension) await endSuspension(ctx, suspension.id, on)
  await cutPlanPeriods(ctx, contract.id, on)
  await dropActions(ctx, contract.id)
  const set = { endedOn: on, penaltyCents }
  return await moveContract(ctx, contract, { to, reason, on, set, ...(details && { details }) })
}

/** The contract's term is over: ended today without penalty. Emits `contracts.ended`. 404, 409 `transition-not-allowed`. */
export async function endContract(
  ctx: Ctx,
  { contractId, reason }: { contractId: string; reason: string },
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    requireTransition(contract, 'ended')
    const ended = await closeContract(ctx, contract, { to: 'ended', reason, on: ctx.today })
    await ctx.emit('contracts.ended', { contractId })
    return ended
  })
}
