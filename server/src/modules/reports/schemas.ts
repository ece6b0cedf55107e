import { z } from 'zod'
import { CivilDateText, Id } from '#kernel/values'

const Month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'Mês inválido: use AAAA-MM, de 1900 a 2199.')
const Method = z.enum(['boleto', 'pix', 'cash', 'card', 'transfer'])
const Sum = z.object({ count: z.int(), cents: z.int() })

export const DashboardQuery = z.strictObject({ month: Month.optional() })

const MonthFigures = z
  .object({
    month: z.string(),
    /** Titles that fall due in the month and stand, with their adjustments; `open` and `overdue` are parts of them. */
    billed: Sum,
    open: Sum,
    overdue: Sum,
    /** Money of the month, less reversals, without credit spent; `count` are payments. */
    received: Sum,
    /** The mean of the recurring titles (month, proportional and final); null when there is none. */
    averageTicketCents: z.int().nullable(),
    /** Overdue ÷ what fell due so far, in parts per million; null when nothing fell due. */
    delinquencyPpm: z.int().nullable(),
  })
  .meta({ id: 'DashboardMonth' })

const Finance = z
  .object({
    current: MonthFigures,
    previous: MonthFigures,
    /** What the previous month had received by the same day; the whole month when the current one is over. */
    previousReceivedByNowCents: z.int(),
    receipts: z.array(z.object({ day: CivilDateText, method: Method, count: z.int(), cents: z.int() })),
    aging: z.array(
      z.object({
        bucket: z.enum(['not-due', '1-30', '31-60', '61-90', '90+']),
        /** Due dates of the bucket; null: without end. */
        dueFrom: CivilDateText.nullable(),
        dueUntil: CivilDateText.nullable(),
        count: z.int(),
        cents: z.int(),
      }),
    ),
  })
  .meta({ id: 'DashboardFinance' })

const Contracts = z
  .object({
    months: z.array(
      z.object({
        month: z.string(),
        activeCount: z.int(),
        suspendedCount: z.int(),
        newCount: z.int(),
        endedCount: z.int(),
      }),
    ),
  })
  .meta({ id: 'DashboardContracts' })

export const Dashboard = z
  .object({
    month: z.string(),
    today: CivilDateText,
    /** Null without the permission of billing or contracts. */
    finance: Finance.nullable(),
    contracts: Contracts.nullable(),
    /** The installation's first setup still goes on. */
    isSetupOpen: z.boolean(),
  })
  .meta({ id: 'Dashboard' })

export const attentionKinds = [
  'dead-letters',
  'failed-backups',
  'billing-late',
  'parked-contracts',
  'boleto-problems',
  'late-remessas',
  'unmatched-receipts',
  'failed-notices',
  'failed-schedules',
  'failed-access',
  'silent-routers',
] as const

export const Attention = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(attentionKinds),
        count: z.int(),
        severity: z.enum(['error', 'warning']),
        oldestAt: z.date().nullable(),
      }),
    ),
  })
  .meta({ id: 'Attention' })

export const CashQuery = z.strictObject({
  from: CivilDateText.optional(),
  to: CivilDateText.optional(),
  accountId: Id.optional(),
  method: Method.optional(),
  /** Money taken there; what is still open has no receipt point. */
  receiptPointId: Id.optional(),
})

const cash = {
  /** Open titles that fall due. */
  expectedCount: z.int(),
  expectedCents: z.int(),
  /** Payments by the day they were made, less reversals. */
  receivedCount: z.int(),
  receivedCents: z.int(),
  /** What the banks kept of them. */
  feeCents: z.int(),
  /** Received less fees, by the day the bank credits it. */
  creditedCents: z.int(),
}
const CashPart = z.object({ accountId: Id.nullable(), method: Method.nullable(), ...cash })

export const CashPosition = z
  .object({
    from: CivilDateText,
    to: CivilDateText,
    today: CivilDateText,
    totals: z.object(cash),
    days: z.array(
      z.object({
        day: CivilDateText,
        ...cash,
        /** Credited since `from`. */
        balanceCents: z.int(),
        /** The balance with what is expected from today on. */
        forecastCents: z.int(),
        parts: z.array(CashPart),
      }),
    ),
    sources: z.array(CashPart.extend({ accountName: z.string().nullable() })),
    /** What people took where, by the day they took it: for closing the till. */
    receiptPoints: z.array(
      z.object({
        receiptPointId: Id,
        name: z.string(),
        receivedCount: z.int(),
        receivedCents: z.int(),
        days: z.array(z.object({ day: CivilDateText, receivedCount: z.int(), receivedCents: z.int() })),
      }),
    ),
  })
  .meta({ id: 'CashPosition' })

const Parameter = z
  .object({
    key: z.string(),
    label: z.string(),
    /** As a person reads it, pt-BR. */
    value: z.string(),
    help: z.string().nullable(),
    source: z.enum(['default', 'company', 'policy', 'account', 'plan', 'rule']),
    /** The portador, or the day since which a policy holds. */
    sourceName: z.string().nullable(),
    /** Key of the setting that it is; null: changed elsewhere, or not at all. */
    settingKey: z.string().nullable(),
  })
  .meta({ id: 'FinancialParameter' })

export const parameterAreas = [
  'late',
  'billing',
  'accounts',
  'receipts',
  'dunning',
  'contracts',
  'plans',
  'rules',
] as const
export const FinancialParameters = z
  .object({ areas: z.array(z.object({ area: z.enum(parameterAreas), items: z.array(Parameter) })) })
  .meta({ id: 'FinancialParameters' })
