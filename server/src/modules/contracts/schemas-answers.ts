import { z } from 'zod'
import { pageOf } from '#kernel/paging'
import { Id, personal } from '#kernel/values'
import { AccessState, ContractStatus, Modality, OverrideKind, SuspensionKind } from './schemas.ts'

export const Contract = z
  .object({
    id: Id,
    number: z.int(),
    clientId: Id,
    planVersionId: Id,
    installationAddressId: Id.nullable(),
    /** Null: of the head office. */
    branchId: Id.nullable(),
    /** The POP that serves it. */
    popId: Id.nullable(),
    accountId: Id.nullable(),
    modality: Modality,
    status: ContractStatus,
    dueDay: z.int(),
    priceCents: z.int().nullable(),
    loyaltyMonths: z.int(),
    benefitCents: z.int(),
    signedAt: z.date().nullable(),
    activatedOn: z.string().nullable(),
    loyaltyUntil: z.string().nullable(),
    endedOn: z.string().nullable(),
    penaltyCents: z.int().nullable(),
    accessState: AccessState,
    accessReason: z.string(),
    accessSince: z.date(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'Contract' })
const names = { clientName: personal('name', z.string()), planId: Id, planName: z.string(), monthlyCents: z.int() }
export const ContractPage = pageOf(Contract.extend(names).meta({ id: 'ListedContract' })).meta({ id: 'ContractPage' })

export const Suspension = z
  .object({
    id: Id,
    kind: SuspensionKind,
    reason: personal('text', z.string()),
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    startedAt: z.date(),
    startedBy: z.string(),
    endedAt: z.date().nullable(),
    endedBy: z.string().nullable(),
  })
  .meta({ id: 'ContractSuspension' })
export const Override = z
  .object({
    id: Id,
    contractId: Id,
    kind: OverrideKind,
    reason: personal('text', z.string()),
    startsAt: z.date(),
    endsAt: z.date().nullable(),
    createdBy: z.string(),
  })
  .meta({ id: 'AccessOverride' })
export const PlanPeriod = z
  .object({
    planVersionId: Id,
    priceCents: z.int(),
    hasAgreedPrice: z.boolean(),
    startsOn: z.string(),
    endsOn: z.string().nullable(),
  })
  .meta({ id: 'ContractPlanPeriod' })
export const ScheduledAction = z
  .object({
    kind: z.enum(['cancel', 'suspend', 'resume']),
    onDate: z.string(),
    reason: personal('text', z.string()),
    createdBy: z.string(),
  })
  .meta({ id: 'ContractScheduledAction' })
export const ContractFile = Contract.extend({
  ...names,
  suspension: Suspension.nullable(),
  overrides: z.array(Override),
  planPeriods: z.array(PlanPeriod),
  scheduledActions: z.array(ScheduledAction),
}).meta({ id: 'ContractFile' })

export const CancellationResult = z
  .object({
    contract: Contract,
    on: z.string(),
    /** It happens on a day to come. */
    isScheduled: z.boolean(),
    remainingMonths: z.int(),
    penaltyCents: z.int(),
  })
  .meta({ id: 'ContractCancellationResult' })

export const ContractEvent = z
  .object({
    id: Id,
    at: z.date(),
    onDate: z.string(),
    actorId: z.string(),
    /** Null: no user of the company, but a job or the command line. */
    actorName: z.string().nullable(),
    kind: z.string(),
    fromValue: personal('text', z.string().nullable()),
    toValue: personal('text', z.string().nullable()),
    /** What an id in `fromValue` and `toValue` names (plan, portador, address); null: the value speaks for itself. */
    fromName: personal('text', z.string().nullable()),
    toName: personal('text', z.string().nullable()),
    reason: personal('text', z.string()),
    details: personal('text', z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'ContractEvent' })
export const EventPage = pageOf(ContractEvent).meta({ id: 'ContractEventPage' })
export const SuspensionPage = pageOf(Suspension).meta({ id: 'ContractSuspensionPage' })
