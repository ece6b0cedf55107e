import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, flag, Id, personal, Reason } from '#kernel/values'
import { anomalyKinds } from './rules/anomalies.ts'
import { InvoiceItem, PageFilter } from './schemas.ts'

export { PageFilter }

export const NewBillingRun = z.strictObject({ dueUntil: CivilDateText }).meta({ id: 'NewBillingRun' })

const Parked = z.object({
  contractId: Id,
  contractNumber: z.int(),
  clientName: personal('name', z.string()),
  cause: z.string(),
  detail: personal('text', z.string()),
})

const Days = InvoiceItem.shape.period
const contract = { contractId: Id, contractNumber: z.int(), clientName: personal('name', z.string()) }

/** A title with the account of every centavo. */
const ExplainedTitle = z
  .object({
    ...contract,
    id: Id,
    number: z.int(),
    reason: personal('text', z.string()),
    period: Days,
    dueOn: z.string(),
    amountCents: z.int(),
    items: z.array(InvoiceItem.extend({ priceCents: z.int().nullable() })),
  })
  .meta({ id: 'ExplainedTitle' })

const Differences = z
  .object({
    count: z.int(),
    items: z.array(
      z.object({
        ...contract,
        reason: z.enum(['ended', 'parked', 'courtesy', 'demonstration', 'activated', 'later', 'other']),
        beforeCents: z.int(),
        amountCents: z.int(),
      }),
    ),
  })
  .meta({ id: 'BillingDifferences', description: 'Quantos contratos, e os primeiros deles' })

export const BillingReport = z
  .object({
    from: z.string(),
    dueUntil: z.string(),
    invoiceCount: z.int(),
    amountCents: z.int(),
    byReason: z.array(z.object({ reason: personal('text', z.string()), invoiceCount: z.int(), amountCents: z.int() })),
    comparison: z.object({
      invoiceCount: z.int(),
      amountCents: z.int(),
      previousCount: z.int(),
      previousCents: z.int(),
    }),
    missing: Differences,
    added: Differences,
    changed: Differences,
    anomalyCount: z.int(),
    anomalies: z.array(
      z.object({
        ...contract,
        kind: z.enum(anomalyKinds),
        detail: personal('text', z.string()),
        amountCents: z.int(),
        beforeCents: z.int().nullable(),
        count: z.int(),
      }),
    ),
    parked: z.object({ count: z.int(), items: z.array(Parked) }),
    sample: z.array(ExplainedTitle),
  })
  .meta({
    id: 'BillingReport',
    description: '`comparison`: os vencimentos de `from` a `dueUntil` e os mesmos um mês antes',
  })

export const BillingPreview = BillingReport.extend({ madeAt: z.date() }).meta({ id: 'BillingPreview' })

const runFields = {
  id: Id,
  dueUntil: z.string(),
  state: z.enum(['running', 'unfinished', 'done', 'undone']),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  startedBy: z.string(),
  startedByName: z.string().nullable(),
  invoiceCount: z.int(),
  amountCents: z.int(),
  parkedCount: z.int(),
  undoneAt: z.date().nullable(),
  undoneByName: z.string().nullable(),
  undoReason: z.string().nullable(),
}
export const RunFilter = z.strictObject({
  ...pageQuery,
  /** `true`: only runs that made titles or did not finish; most nights have nothing to bill. */
  billed: flag.optional(),
})
export const BillingRunPage = pageOf(z.object(runFields).meta({ id: 'ListedBillingRun' })).meta({
  id: 'BillingRunPage',
})
export const BillingRun = z.object({ ...runFields, report: BillingReport }).meta({ id: 'BillingRun' })

export const RunUndoing = z
  .strictObject({ reason: Reason, dryRun: z.boolean().default(false) })
  .meta({ id: 'BillingRunUndoing', description: '`dryRun`: só confere se dá para desfazer' })

export const UndoneRun = z
  .object({ runId: Id, invoiceCount: z.int(), amountCents: z.int(), undoneAt: z.date() })
  .meta({ id: 'UndoneBillingRun' })

export const ContractPreviewOrder = z
  .strictObject({ contractNumber: z.int().min(1).max(2_147_483_647), dueUntil: CivilDateText })
  .meta({ id: 'ContractBillingPreviewOrder' })

export const ContractPreview = z
  .object({
    contractId: Id,
    clientName: personal('name', z.string()),
    titles: z.array(ExplainedTitle),
    parked: z.object({ cause: z.string(), detail: personal('text', z.string()) }).nullable(),
  })
  .meta({ id: 'ContractBillingPreview' })

export const ParkedPage = pageOf(Parked.extend({ clientId: Id, parkedAt: z.date() })).meta({ id: 'ParkedContractPage' })

export const UnbilledFilter = z.strictObject({
  ...pageQuery,
  month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'Informe o mês como AAAA-MM.'),
})

export const UnbilledPage = pageOf(
  z.object({
    contractId: Id,
    contractNumber: z.int(),
    clientName: personal('name', z.string()),
    reason: z.enum(['courtesy', 'demonstration', 'parked', 'cancelled-invoice', 'joined', 'free', 'not-billed-yet']),
    detail: personal('text', z.string().nullable()),
  }),
).meta({ id: 'UnbilledContractPage' })
