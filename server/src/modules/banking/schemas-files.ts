import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, line, personal } from '#kernel/values'

export const LineOutcome = z.enum([
  'settled',
  'partial',
  'credit',
  'registered',
  'rejected',
  'written_off',
  'fee',
  'information',
  'duplicate',
  'unknown_title',
  'unsound',
  'review',
])

export const NewRemessa = z
  .strictObject({ accountId: Id, dryRun: z.boolean().default(false) })
  .meta({ id: 'NewRemessa' })
export const Remessa = z
  .object({
    id: Id,
    accountId: Id,
    sequence: z.int(),
    fileName: z.string(),
    titleCount: z.int(),
    amountCents: z.int(),
    createdAt: z.date(),
    createdBy: z.string(),
  })
  .meta({ id: 'Remessa' })
export const LeftOutTitle = z
  .object({
    boletoId: Id,
    invoiceId: Id,
    invoiceNumber: z.int(),
    code: z.string(),
    detail: personal('text', z.string()),
  })
  .meta({ id: 'LeftOutTitle' })
export const WaitingAccounts = z
  .object({
    items: z.array(
      z.object({
        accountId: Id,
        accountNumber: z.int(),
        accountName: z.string(),
        bankCode: z.string(),
        cnabLayout: z.enum(['240', '400']).nullable(),
        newCount: z.int(),
        newCents: z.int(),
        changedCount: z.int(),
        changedCents: z.int(),
        withdrawnCount: z.int(),
        withdrawnCents: z.int(),
      }),
    ),
  })
  .meta({
    id: 'WaitingAccounts',
    description: '`changed`: boletos que tomam o lugar de outro do mesmo título; `withdrawn`: baixas',
  })
export const ListedRemessa = Remessa.extend({
  accountNumber: z.int(),
  accountName: z.string(),
  acceptedCount: z.int(),
  rejectedCount: z.int(),
}).meta({ id: 'ListedRemessa' })
export const RemessaTitle = z
  .object({
    id: Id,
    command: z.enum(['register', 'write_off']),
    status: z.enum(['sent', 'accepted', 'rejected']),
    answer: z.string().nullable(),
    invoiceId: Id,
    invoiceNumber: z.int(),
    clientName: personal('name', z.string()),
    nossoNumeroPrinted: z.string(),
    dueOn: z.string(),
    amountCents: z.int(),
  })
  .meta({ id: 'RemessaTitle' })
export const RemessaTitlePage = pageOf(RemessaTitle).meta({ id: 'RemessaTitlePage' })
export const RemessaTitleFilter = z.strictObject(pageQuery)
export const CreatedRemessa = Remessa.extend({ leftOut: z.array(LeftOutTitle) }).meta({ id: 'CreatedRemessa' })
export const RemessaFilter = z.strictObject({ ...pageQuery, accountId: Id.optional() })
export const RemessaPage = pageOf(ListedRemessa).meta({ id: 'RemessaPage' })

export const Warning = z
  .object({ line: z.int(), code: z.string(), detail: personal('text', z.string()) })
  .meta({ id: 'RetornoWarning' })
export const RetornoUpload = z.strictObject({ fileName: line(200).default('retorno.ret'), accountId: Id.optional() })
export const RetornoLine = z
  .object({
    line: z.int(),
    nossoNumero: z.string(),
    seuNumero: z.string().nullable(),
    occurrence: z.string(),
    kind: z.string(),
    faceCents: z.int().nullable(),
    receivedCents: z.int().nullable(),
    creditedCents: z.int().nullable(),
    feeCents: z.int().nullable(),
    dueOn: z.string().nullable(),
    occurredOn: z.string().nullable(),
    creditOn: z.string().nullable(),
    reasons: z.array(z.string()),
    outcome: LineOutcome,
    detail: personal('text', z.string()),
    boletoId: Id.nullable(),
    paymentId: Id.nullable(),
    invoiceId: Id.nullable(),
    invoiceNumber: z.int().nullable(),
    clientName: personal('name', z.string().nullable()),
  })
  .meta({ id: 'RetornoLine' })
export const ProblemLine = RetornoLine.extend({ retornoId: Id, fileName: z.string(), importedAt: z.date() }).meta({
  id: 'RetornoProblemLine',
})
export const ProblemLinePage = pageOf(ProblemLine).meta({ id: 'RetornoProblemLinePage' })
/** How a line ended that a person has to look at. */
export const ProblemOutcome = z.enum(['unsound', 'review', 'unknown_title', 'rejected'])
export const ProblemLineFilter = z.strictObject({
  ...pageQuery,
  outcome: ProblemOutcome.optional(),
})
export const RetornoLinePage = pageOf(RetornoLine).meta({ id: 'RetornoLinePage' })
export const RetornoLineFilter = z.strictObject({ ...pageQuery, outcome: LineOutcome.optional() })
export const Retorno = z
  .object({
    id: Id,
    accountId: Id,
    accountName: z.string(),
    fileName: z.string(),
    lineCount: z.int(),
    postedCount: z.int(),
    paidCents: z.int(),
    importedAt: z.date(),
    importedBy: z.string(),
    finishedAt: z.date().nullable(),
  })
  .meta({ id: 'Retorno' })
export const RetornoFilter = z.strictObject({ ...pageQuery, accountId: Id.optional() })
export const RetornoPage = pageOf(Retorno).meta({ id: 'RetornoPage' })
export const RetornoReport = Retorno.extend({
  isRepeated: z.boolean(),
  warnings: z.array(Warning),
  outcomes: z.partialRecord(LineOutcome, z.int()),
  lines: z.array(RetornoLine),
}).meta({ id: 'RetornoReport' })
