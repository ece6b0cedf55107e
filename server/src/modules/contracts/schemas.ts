import { z } from 'zod'
import { pageQuery } from '#kernel/paging'
import { CivilDateText, flag, Id, InstantOrDay, line, NonNegativeCents, Reason } from '#kernel/values'
import { overrideKinds } from './rules/access-state.ts'
import { suspensionKinds } from './rules/suspensions.ts'
import { contractStatuses } from './rules/transitions.ts'

export const ContractStatus = z.enum(contractStatuses)
export const Modality = z.enum(['regular', 'courtesy', 'demonstration'])
export const SuspensionKind = z.enum(suspensionKinds)
export const OverrideKind = z.enum(overrideKinds)
export const AccessState = z.enum(['awaiting', 'allowed', 'reduced', 'blocked_auto', 'blocked_manual', 'off'])

const Version = z.int().min(1)
const DueDay = z.int().min(1, 'O vencimento é um dia de 1 a 31.').max(31, 'O vencimento é um dia de 1 a 31.')
const LoyaltyMonths = z.int().min(0).max(24, 'A fidelidade é de no máximo 24 meses.')

export const NewContract = z
  .strictObject({
    clientId: Id,
    planId: Id,
    /** 29 to 31 fall on the last day of shorter months. */
    dueDay: DueDay,
    accountId: Id.nullish(),
    installationAddressId: Id.nullish(),
    /** Absent: the client's branch. */
    branchId: Id.nullish(),
    /** The POP that serves it. */
    popId: Id.nullish(),
    /** Agreed monthly price; absent: the plan's. */
    priceCents: NonNegativeCents.nullish(),
    modality: Modality.optional(),
    /** Absent: the plan's. */
    loyaltyMonths: LoyaltyMonths.optional(),
    /** What the client gets for the loyalty; base of the early termination penalty. */
    benefitCents: NonNegativeCents.optional(),
  })
  .meta({ id: 'NewContract' })
export const ContractChanges = z
  .strictObject({
    version: Version,
    dueDay: DueDay.optional(),
    accountId: Id.nullish(),
    installationAddressId: Id.optional(),
    branchId: Id.nullish(),
    popId: Id.nullish(),
  })
  .meta({ id: 'ContractChanges' })

export const Evidence = z
  .strictObject({
    channel: z.enum(['paper', 'link', 'code', 'e-signature']),
    /** Whoever signed, as identified. */
    signer: line(150).optional(),
    ip: line(60).optional(),
    userAgent: line(300).optional(),
    /** SHA-256 (hex) of the text signed. */
    textSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'Informe o SHA-256 em hexadecimal.')
      .optional(),
    /** Envelope or protocol of the signature service. */
    protocol: line(120).optional(),
  })
  .meta({ id: 'SignatureEvidence' })

export const SendForSignature = z.strictObject({ reason: Reason.optional() }).meta({ id: 'SendForSignature' })
export const Signature = z.strictObject({ evidence: Evidence }).meta({ id: 'ContractSignature' })
export const Activation = z.strictObject({ on: CivilDateText.optional() }).meta({ id: 'ContractActivation' })
export const NewSuspension = z
  .strictObject({
    kind: SuspensionKind,
    reason: Reason,
    /** First day without service; later than today only for `requested`. */
    on: CivilDateText.optional(),
    /** First day with service again; only and always for `requested`. */
    until: CivilDateText.optional(),
  })
  .meta({ id: 'NewSuspension' })
export const BecauseOf = z.strictObject({ reason: Reason }).meta({ id: 'ContractReason' })
export const PenaltyWaiver = z.enum(['provider_fault', 'death', 'transfer', 'withdrawal', 'agreement'])
export const Cancellation = z
  .strictObject({
    reason: Reason,
    /** First day without service; today when absent. */
    on: CivilDateText.optional(),
    penaltyWaiver: PenaltyWaiver.optional(),
    dryRun: z.boolean().optional(),
  })
  .meta({ id: 'ContractCancellation' })
export const PlanChange = z
  .strictObject({
    planId: Id,
    on: CivilDateText.optional(),
    reason: Reason,
    priceCents: NonNegativeCents.nullish(),
    /** Only when the client accepts: the loyalty begins anew on that day. */
    renewLoyalty: z.boolean().optional(),
  })
  .meta({ id: 'ContractPlanChange' })
export const PriceChange = z
  .strictObject({ priceCents: NonNegativeCents.nullable(), on: CivilDateText.optional(), reason: Reason })
  .meta({ id: 'ContractPriceChange' })
/** A trust unlock is dunning's, with its quota: nobody opens one by hand. */
export const NewOverride = z
  .strictObject({ kind: OverrideKind.exclude(['trust_unlock']), reason: Reason, endsAt: InstantOrDay.nullish() })
  .meta({ id: 'NewAccessOverride', description: '`endsAt` em dia: até o fim dele, no fuso da empresa' })
export const PausePolicy = z
  .strictObject({
    pauseMinDays: z.int().min(1).max(365),
    pauseMaxDays: z.int().min(1).max(730),
    pauseEveryMonths: z.int().min(0).max(60),
  })
  .meta({ id: 'ContractSettings' })

export const ContractFilter = z.strictObject({
  ...pageQuery,
  /** A contract's number or part of a client's name. */
  search: line(80).optional(),
  clientId: Id.optional(),
  number: z.coerce.number().int().min(1).optional(),
  status: ContractStatus.optional(),
  accessState: AccessState.optional(),
  /** Days on which the service began. */
  activatedFrom: CivilDateText.optional(),
  activatedUntil: CivilDateText.optional(),
  /** First days without the service, of contracts that had it. */
  endedFrom: CivilDateText.optional(),
  endedUntil: CivilDateText.optional(),
  /** In service on that day's night: active or suspended. */
  inServiceOn: CivilDateText.optional(),
  /** A scheduled action was due and could not be done. */
  hasFailedSchedule: flag.optional(),
  /** By number, from the oldest or from the newest contract. */
  sort: z.enum(['number', '-number']).optional(),
})
export const EventFilter = z.strictObject(pageQuery)
export const ContractEventFilter = z.strictObject({
  ...pageQuery,
  /** From the newest (`-at`, when absent) or from the oldest change. */
  sort: z.enum(['at', '-at']).optional(),
})
export const byOverride = z.object({ id: Id, overrideId: Id })
export const byAction = z.object({ id: Id, kind: z.enum(['cancel', 'suspend', 'resume']) })
