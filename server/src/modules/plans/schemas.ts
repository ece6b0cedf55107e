import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, flag, Id, line, NonNegativeCents } from '#kernel/values'

export const Technology = z.enum(['ftth', 'radio', 'cable', 'ethernet', 'other'])

/** Up to 100 Gbit/s. */
const Kbps = z.int('Informe kbit/s inteiros.').min(1, 'A velocidade é de ao menos 1 kbit/s.').max(100_000_000)
const Seconds = z.int().min(1).max(3600)

/** As the subscriber sees it: `down` is what arrives at home. Threshold ≤ rate < burst; all five or none (RouterOS queues). */
const speedFields = {
  downKbps: Kbps,
  upKbps: Kbps,
  burstDownKbps: Kbps.nullish(),
  burstUpKbps: Kbps.nullish(),
  burstThresholdDownKbps: Kbps.nullish(),
  burstThresholdUpKbps: Kbps.nullish(),
  burstSeconds: Seconds.nullish(),
  /** Speeds while reduced; both or none. */
  reducedDownKbps: Kbps.nullish(),
  reducedUpKbps: Kbps.nullish(),
}
export const PlanSpeeds = z.strictObject(speedFields).meta({ id: 'PlanSpeeds' })

const versionFields = {
  ...speedFields,
  /** From when new sales get this version. */
  effectiveOn: CivilDateText,
  /** From when contracts already signed move to it; absent: they keep theirs. */
  baseEffectiveOn: CivilDateText.nullish(),
  priceCents: NonNegativeCents,
  /** Part of the price that is value-added service, not telecommunication. */
  svaCents: NonNegativeCents.optional(),
  loyaltyMonths: z.int().min(0).max(24, 'A fidelidade é de no máximo 24 meses.').optional(),
  addressPool: line(60).nullish(),
}
export const NewPlanVersion = z.strictObject(versionFields).meta({ id: 'NewPlanVersion' })

const planFields = { name: line(80), family: line(60), technology: Technology }
export const NewPlan = z
  .strictObject({ ...planFields, isOnSale: z.boolean().optional(), version: NewPlanVersion })
  .meta({ id: 'NewPlan' })
export const PlanChanges = z
  .strictObject({ ...planFields, isOnSale: z.boolean() })
  .partial()
  .extend({ version: z.int().min(1) })
  .meta({ id: 'PlanChanges' })

export const Plan = z
  .object({
    id: Id,
    code: z.int(),
    name: z.string(),
    family: z.string(),
    technology: Technology,
    isOnSale: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Plan' })
export const PlanVersion = z
  .object({
    id: Id,
    planId: Id,
    number: z.int(),
    effectiveOn: z.string(),
    baseEffectiveOn: z.string().nullable(),
    priceCents: z.int(),
    svaCents: z.int(),
    loyaltyMonths: z.int(),
    downKbps: z.int(),
    upKbps: z.int(),
    burstDownKbps: z.int().nullable(),
    burstUpKbps: z.int().nullable(),
    burstThresholdDownKbps: z.int().nullable(),
    burstThresholdUpKbps: z.int().nullable(),
    burstSeconds: z.int().nullable(),
    reducedDownKbps: z.int().nullable(),
    reducedUpKbps: z.int().nullable(),
    addressPool: z.string().nullable(),
    /** Mikrotik-Rate-Limit of this version. */
    rateLimit: z.string(),
    createdAt: z.date(),
    createdBy: z.string(),
  })
  .meta({ id: 'PlanVersion' })
export const PlanWithVersion = z.object({ plan: Plan, version: PlanVersion }).meta({ id: 'PlanWithVersion' })
export const PlanOnSale = Plan.extend({ saleVersion: PlanVersion.nullable() }).meta({ id: 'PlanWithSaleVersion' })

export const PlanFilter = z.strictObject({
  ...pageQuery,
  search: z.string().trim().min(1).max(80).optional(),
  family: z.string().trim().min(1).max(60).optional(),
  isOnSale: flag.optional(),
})
export const PlanPage = pageOf(PlanOnSale).meta({ id: 'PlanPage' })
export const VersionFilter = z.strictObject(pageQuery)
export const VersionPage = pageOf(PlanVersion).meta({ id: 'PlanVersionPage' })

export const RateLimitPreview = z
  .object({
    rateLimit: z.string(),
    reducedRateLimit: z.string().nullable(),
    /** How long a full burst really lasts; null without burst. */
    burstDownSeconds: z.number().nullable(),
    burstUpSeconds: z.number().nullable(),
  })
  .meta({ id: 'RateLimitPreview' })
