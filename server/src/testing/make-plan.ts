import type { Ctx } from '#kernel/context'
import { createPlan } from '#modules/plans'

let serial = 0

type NewPlan = Parameters<typeof createPlan>[1]

/** A fibre plan of 500/250 Mbit/s for R$ 99,90 with 12 months of loyalty, sold since 2025. */
export async function makePlan(
  ctx: Ctx,
  { version, ...plan }: Partial<Omit<NewPlan, 'version'>> & { version?: Partial<NewPlan['version']> } = {},
) {
  serial += 1
  return await createPlan(ctx, {
    name: `Fibra 500 Mega ${serial}`,
    family: 'Fibra',
    technology: 'ftth',
    ...plan,
    version: { effectiveOn: '2025-01-01', priceCents: 9_990, downKbps: 500_000, upKbps: 250_000, ...version },
  })
}
