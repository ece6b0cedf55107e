import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { endOfDay } from '#kernel/day-bounds'
import { takeNumbers } from '#kernel/counters'
import { conflict } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { addOverride } from '#modules/contracts'
import { considerUnlock } from './quote-unlock.ts'
import { br } from './rules/br.ts'
import type { ContractFacts } from './rules/facts.ts'
import type { NewUnlock } from './schemas-exceptions.ts'
import { lockContracts, type UnlockRow } from './store.ts'
import { insertUnlock } from './store-unlocks.ts'

/**
 * Trust unlock: opens the service until the end of `until` (default: the policy's longest) on a promise to pay, whatever the channel that
 * asks. The days of service are charged, so the suspension ends and begins anew if the promise breaks. 409 with the reason when the
 * quota (one per open title, N in 12 months) or the contract's state does not admit it.
 */
export async function requestUnlock(
  ctx: Ctx,
  input: z.input<typeof NewUnlock>,
): Promise<UnlockRow & { message: string }> {
  const { contractId, channel } = input
  return await ctx.transaction(async (ctx) => {
    await lockContracts(ctx, [contractId])
    const { facts, until, timeZone, refusal } = await considerUnlock(ctx, input)
    if (refusal) throw conflict(refusal.code, refusal.detail)
    const endsAt = endOfDay(until, timeZone)
    const { id: overrideId } = await addOverride(ctx, {
      contractId,
      kind: 'trust_unlock',
      reason: 'promessa de pagamento',
      endsAt,
    })
    const unlock = await insertUnlock(
      ctx,
      {
        id: newId(),
        companyId: ctx.companyId,
        number: await takeNumbers(ctx, 'unlock'),
        contractId,
        overrideId,
        channel,
        requestedBy: ctx.actor.id,
        grantedAt: ctx.now,
        until,
      },
      facts.titles.map(({ invoiceId }) => invoiceId),
    )
    return { ...unlock, message: messageOf(unlock, facts) }
  })
}

const messageOf = ({ number, until }: UnlockRow, { titles }: ContractFacts) =>
  `Protocolo ${number}: serviço liberado até ${br(until)}. Pague ${titles.length === 1 ? 'o título' : 'os títulos'} ${titles.map((title) => title.number).join(', ')} até lá para não haver novo bloqueio.`
