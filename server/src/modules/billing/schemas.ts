import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import {
  CentsValue,
  CivilDateText,
  flag,
  Id,
  line,
  NonNegativeCents,
  personal,
  PositiveCents,
  Reason,
} from '#kernel/values'

const reasons = ['recurring', 'proration', 'final', 'fee', 'penalty', 'equipment', 'agreement', 'avulso'] as const
const kinds = [
  'recurring',
  'proration',
  'final',
  'suspension_credit',
  'plan_difference',
  'discount',
  'fee',
  'penalty',
  'equipment',
  'avulso',
] as const
const statuses = ['open', 'paid', 'cancelled'] as const
const methods = ['boleto', 'pix', 'cash', 'card', 'transfer', 'credit'] as const

const Days = z
  .object({ from: z.string(), to: z.string() })
  .meta({ id: 'DaysOfService', description: 'De `from` até o dia antes de `to`' })

export const InvoiceFilter = z.strictObject({
  ...pageQuery,
  /** A title's number or part of a client's name. */
  search: line(80).optional(),
  /** `overdue`: open and past its due date; `standing`: not cancelled. */
  status: z.enum([...statuses, 'overdue', 'standing']).optional(),
  /** Monthly ones (month, proportional, final), or all others. */
  isRecurring: flag.optional(),
  dueFrom: CivilDateText.optional(),
  dueUntil: CivilDateText.optional(),
  clientId: Id.optional(),
  contractId: Id.optional(),
  accountId: Id.optional(),
  /** Titles of one billing run. */
  runId: Id.optional(),
  /** By due date, from the earliest or from the latest. */
  sort: z.enum(['dueOn', '-dueOn']).optional(),
})

const invoiceFields = {
  id: Id,
  number: z.int(),
  clientId: Id,
  contractId: Id.nullable(),
  reason: z.enum(reasons),
  issuedOn: z.string(),
  dueOn: z.string(),
  amountCents: z.int(),
  adjustmentCents: z.int(),
  settledCents: z.int(),
  openCents: z.int(),
  status: z.enum(statuses),
  settledOn: z.string().nullable(),
}

export const ListedInvoice = z
  .object({
    ...invoiceFields,
    clientName: personal('name', z.string()),
    contractNumber: z.int().nullable(),
    /** The status as people say it: `overdue` is open and past its due date. */
    state: z.enum([...statuses, 'overdue']),
  })
  .meta({ id: 'ListedInvoice' })
export const InvoicePage = pageOf(ListedInvoice).meta({ id: 'InvoicePage' })

export const InvoiceItem = z
  .object({
    kind: z.enum(kinds),
    period: Days.nullable(),
    description: personal('text', z.string()),
    quantityDays: z.int().nullable(),
    amountCents: z.int(),
  })
  .meta({ id: 'InvoiceItem' })

export const Adjustment = z
  .object({ amountCents: z.int(), reason: personal('text', z.string()), onDate: z.string(), createdBy: z.string() })
  .meta({ id: 'InvoiceAdjustment' })

export const Payment = z
  .object({
    id: Id,
    method: z.enum(methods),
    invoiceId: Id.nullable(),
    clientId: Id,
    paidOn: z.string(),
    creditOn: z.string().nullable(),
    receivedCents: z.int(),
    principalCents: z.int(),
    fineCents: z.int(),
    interestCents: z.int(),
    creditCents: z.int(),
    feeCents: z.int(),
    reversesId: Id.nullable(),
    reason: personal('text', z.string().nullable()),
    receiptPointId: Id.nullable(),
  })
  .meta({ id: 'Payment', description: 'Um estorno é um pagamento de valores negativos, com `reversesId`' })

export const Quote = z
  .object({ on: z.string(), principalCents: z.int(), fineCents: z.int(), interestCents: z.int(), totalCents: z.int() })
  .meta({ id: 'InvoiceQuote' })

export const Invoice = z
  .object({
    ...invoiceFields,
    accountId: Id.nullable(),
    period: Days.nullable(),
    finePpm: z.int(),
    interestPpmMonth: z.int(),
    graceDays: z.int(),
    cancelledOn: z.string().nullable(),
    cancelReason: z.string().nullable(),
    items: z.array(InvoiceItem),
    adjustments: z.array(Adjustment),
    payments: z.array(Payment),
    quote: Quote,
  })
  .meta({ id: 'Invoice' })

export const InvoiceLink = z
  .object({ path: z.string(), url: z.string().nullable() })
  .meta({ id: 'InvoiceLink', description: '`url` só quando PUBLIC_URL está configurado' })

export const QuoteQuery = z.strictObject({ on: CivilDateText })

export const NewInvoice = z
  .strictObject({
    clientId: Id,
    contractId: Id.nullish(),
    accountId: Id.nullish(),
    reason: z.enum(['fee', 'penalty', 'equipment', 'agreement', 'avulso']),
    items: z
      .array(
        z.strictObject({
          description: line(120),
          amountCents: CentsValue,
          kind: z.enum(['discount', 'fee', 'penalty', 'equipment', 'avulso']),
        }),
      )
      .min(1, 'Informe ao menos um item.')
      .max(50),
    dueOn: CivilDateText,
  })
  .meta({ id: 'NewInvoice' })

export const NewAdjustment = z.strictObject({ amountCents: CentsValue, reason: Reason }).meta({
  id: 'NewInvoiceAdjustment',
  description: 'Positivo acresce, negativo desconta',
})

export const InvoiceCancellation = z.strictObject({ reason: Reason, releasesPeriod: z.boolean() }).meta({
  id: 'InvoiceCancellation',
  description: '`releasesPeriod`: os dias do título voltam a ser faturados',
})

export const NewReceipt = z
  .strictObject({
    method: z.enum(['cash', 'card', 'transfer', 'pix']),
    paidOn: CivilDateText.optional(),
    receivedCents: PositiveCents,
    reference: line(80).optional(),
    receiptPointId: Id.nullish(),
  })
  .meta({ id: 'NewReceipt' })

export const RegisteredPayment = z
  .object({
    outcome: z.enum(['settled', 'partial', 'credit', 'duplicate']),
    paymentId: Id,
    principalCents: NonNegativeCents,
    fineCents: NonNegativeCents,
    interestCents: NonNegativeCents,
    creditCents: NonNegativeCents,
  })
  .meta({ id: 'RegisteredPayment' })

export const CreditUse = z
  .strictObject({ amountCents: PositiveCents.optional() })
  .meta({ id: 'CreditUse', description: 'Sem `amountCents`: todo o crédito que couber no título' })

export const PaymentReversal = z
  .strictObject({ reason: Reason, on: CivilDateText.optional() })
  .meta({ id: 'PaymentReversal' })

export const NewCredit = z.strictObject({ amountCents: PositiveCents, reason: Reason }).meta({ id: 'NewClientCredit' })
export const CreditBalance = z.object({ balanceCents: z.int() }).meta({ id: 'ClientCreditBalance' })

export const PageFilter = z.strictObject(pageQuery)

export const Statement = z
  .object({
    owedCents: z.int(),
    creditCents: z.int(),
    items: z.array(
      z.object({
        id: Id,
        onDate: z.string(),
        account: z.enum(['receivable', 'client_credit']),
        amountCents: z.int(),
        memo: z.string(),
        invoiceId: Id.nullable(),
        paymentId: Id.nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ClientStatement', description: 'Débito positivo; crédito do cliente negativo em client_credit' })

export const ReconciliationQuery = z.strictObject({ on: CivilDateText.optional() })

export const Reconciliation = z
  .object({
    on: z.string(),
    accounts: z.record(z.string(), z.int()),
    identities: z.array(
      z.object({
        account: z.string(),
        rule: z.string(),
        ledgerCents: z.int(),
        documentCents: z.int(),
        differenceCents: z.int(),
      }),
    ),
    unbalancedTransactions: z.int(),
    isSound: z.boolean(),
  })
  .meta({ id: 'BillingReconciliation' })

const settingFields = {
  daysAhead: z.int().min(0).max(60),
  minimumFirstDays: z.int().min(0).max(31),
  maxChargesPerDay: z.int().min(1).max(1_000),
}

export const BillingSettings = z.object(settingFields).meta({ id: 'BillingSettings' })
export const BillingSettingsChanges = z.strictObject(settingFields).partial().meta({ id: 'BillingSettingsChanges' })
