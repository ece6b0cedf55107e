import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { listCounters, raiseCounter } from '#kernel/counters'
import { conflict, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import type { SequenceRaise } from './schemas-house.ts'
import { insertSequenceChange } from './store-house.ts'

/** The number series that people see, in their words. */
const labels: Readonly<Record<string, string>> = {
  account: 'Portadores',
  client: 'Clientes',
  contract: 'Contratos',
  invoice: 'Títulos',
  plan: 'Planos',
}

/** Every number series of the company, begun or not, with the last number that was given. */
export async function listSequences(ctx: Ctx) {
  const begun = new Map((await listCounters(ctx)).map(({ name, lastValue }) => [name, lastValue]))
  return { items: Object.entries(labels).map(([name, label]) => ({ name, label, lastValue: begun.get(name) ?? 0 })) }
}

/**
 * Lets a series go on from a higher number, as for who comes from another system; who, when and why are kept for good. 404 for a
 * series that there is not, 409 `sequence-not-raised` for a number that was given already: no number comes twice.
 */
export const raiseSequence = (
  ctx: Ctx,
  { name, nextValue, reason }: { name: string } & z.output<typeof SequenceRaise>,
) =>
  ctx.transaction(async (ctx) => {
    const label = labels[name]
    if (label === undefined) throw notFound('sequence', 'Numeração', name)
    const before = (await listCounters(ctx)).find((one) => one.name === name)?.lastValue ?? 0
    const raised = nextValue - 1 > before ? await raiseCounter(ctx, name, nextValue - 1) : undefined
    if (!raised)
      throw conflict(
        'sequence-not-raised',
        `A numeração de ${label} já está em ${before}: informe um número maior que ${before + 1}.`,
      )
    await insertSequenceChange(ctx, { id: newId(), name, before, after: raised.lastValue, reason })
    return { name, label, lastValue: raised.lastValue }
  })
