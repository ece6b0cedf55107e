import type { Ctx } from '#kernel/context'
import { registerPayment } from '#modules/billing'
import { getContract } from '#modules/contracts'
import { runDunning } from '#modules/dunning'

/** Lives these days (09:00 each): the day's dunning and all jobs that follow. Gives the last day's run. */
export async function liveDays(ctx: Ctx, drain: (now?: Date) => Promise<number>, ...days: string[]) {
  let last
  for (const day of days) {
    const at = ctx.at(new Date(`${day}T12:00:00Z`))
    last = await runDunning(at)
    await drain(at.now)
  }
  if (!last) throw new Error('No day was given.')
  return last
}

/** A Pix of today for a title. */
export const payInvoice = (ctx: Ctx, invoiceId: string, receivedCents = 15_000) =>
  registerPayment(ctx, {
    sourceKey: `pix:${invoiceId}:${ctx.today}`,
    method: 'pix',
    invoiceId,
    paidOn: ctx.today,
    receivedCents,
  })

/** A contract's state and its access. */
export async function stateOf(ctx: Ctx, contractId: string): Promise<[string, string]> {
  const { status, accessState } = await getContract(ctx, { id: contractId })
  return [status, accessState]
}
