import { z } from 'zod'
import { CivilDateText, personal } from '#kernel/values'
import {
  AccessState,
  Activation,
  Cancellation,
  ContractStatus,
  NewContract,
  PlanChange,
  PriceChange,
} from './schemas.ts'

export const SaleForecastOrder = NewContract.extend({
  /** When the service begins; today when absent, also on a day to come. */
  activateOn: CivilDateText.optional(),
}).meta({ id: 'SaleForecastOrder' })
export const ActivationForecastOrder = Activation.meta({ id: 'ActivationForecastOrder' })
export const PlanForecastOrder = PlanChange.omit({ reason: true }).meta({ id: 'PlanChangeForecastOrder' })
export const PriceForecastOrder = PriceChange.omit({ reason: true }).meta({ id: 'PriceChangeForecastOrder' })
export const CancellationForecastOrder = Cancellation.omit({ reason: true, dryRun: true }).meta({
  id: 'CancellationForecastOrder',
})

const ForecastLine = z
  .object({
    kind: z.string(),
    description: personal('text', z.string()),
    amountCents: z.int(),
    quantityDays: z.int().nullable(),
    /** Monthly price of the days charged; null for what is no charge of days. */
    priceCents: z.int().nullable(),
    /** Of a title issued already; null: yet to be issued. */
    titleNumber: z.int().nullable(),
  })
  .meta({ id: 'ContractForecastLine' })

export const ForecastTerms = z
  .object({
    /** When the forecast ends. */
    status: ContractStatus,
    accessState: AccessState,
    loyaltyUntil: z.string().nullable(),
    /** On the day of the change; null: none, the contract is over. */
    plan: z.object({ name: z.string(), downKbps: z.int(), upKbps: z.int(), monthlyCents: z.int() }).nullable(),
  })
  .meta({ id: 'ContractForecastTerms' })

export const ContractForecast = z
  .object({
    on: z.string(),
    dues: z.array(
      z.object({
        dueOn: z.string(),
        beforeCents: z.int(),
        afterCents: z.int(),
        before: z.array(ForecastLine),
        after: z.array(ForecastLine),
      }),
    ),
    before: ForecastTerms,
    after: ForecastTerms,
    creditBeforeCents: z.int(),
    creditAfterCents: z.int(),
    /** Months of loyalty that are left, and the penalty for them. */
    remainingMonths: z.int(),
    penaltyCents: z.int(),
    /** Why nothing can be billed, if so. */
    parked: z.object({ cause: z.string(), detail: personal('text', z.string()) }).nullable(),
  })
  .meta({
    id: 'ContractForecast',
    description: 'Os próximos títulos sem e com a mudança, do mesmo código que os emite; nada é gravado',
  })
