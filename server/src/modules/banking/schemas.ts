import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CentsValue, CivilDateText, Id, Instant, line, PositiveCents } from '#kernel/values'

const InvoiceIds = z.array(Id).min(1, 'Informe ao menos um título.').max(1_000, 'Informe no máximo 1.000 títulos.')

export const BoletoStatus = z.enum(['pending', 'sent', 'registered', 'rejected', 'paid', 'written_off', 'cancelled'])
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

export const NewBoletos = z.strictObject({ invoiceIds: InvoiceIds }).meta({ id: 'NewBoletos' })
export const BoletoProblem = z
  .object({ invoiceId: Id, code: z.string(), detail: z.string() })
  .meta({ id: 'BoletoProblem' })
export const IssuedBoletos = z
  .object({ issuedCount: z.int(), problems: z.array(BoletoProblem) })
  .meta({ id: 'IssuedBoletos' })
export const ListedProblem = BoletoProblem.extend({ invoiceNumber: z.int(), foundAt: z.date() }).meta({
  id: 'ListedProblem',
})
export const ProblemFilter = z.strictObject(pageQuery)
export const ProblemPage = pageOf(ListedProblem).meta({ id: 'ProblemPage' })

export const Boleto = z
  .object({
    id: Id,
    invoiceId: Id,
    invoiceNumber: z.int(),
    accountId: Id,
    nossoNumero: z.string(),
    nossoNumeroPrinted: z.string(),
    codigoBarras: z.string(),
    linhaDigitavel: z.string(),
    pixPayload: z.string().nullable(),
    pixTxid: z.string().nullable(),
    dueOn: z.string(),
    principalCents: CentsValue,
    amountCents: CentsValue,
    status: BoletoStatus,
    rejectReason: z.string().nullable(),
    issuedOn: z.string(),
    registeredAt: z.date().nullable(),
  })
  .meta({ id: 'Boleto' })
export const BoletoFilter = z.strictObject({
  ...pageQuery,
  accountId: Id.optional(),
  invoiceId: Id.optional(),
  status: BoletoStatus.optional(),
})
export const BoletoPage = pageOf(Boleto).meta({ id: 'BoletoPage' })
export const DueDateChange = z.strictObject({ dueOn: CivilDateText }).meta({ id: 'DueDateChange' })
export const BoletoPrint = z
  .strictObject({ invoiceIds: InvoiceIds, format: z.enum(['boleto', 'carne']).default('carne') })
  .meta({ id: 'BoletoPrint' })

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
  .object({ boletoId: Id, invoiceId: Id, invoiceNumber: z.int(), code: z.string(), detail: z.string() })
  .meta({ id: 'LeftOutTitle' })
export const CreatedRemessa = Remessa.extend({ leftOut: z.array(LeftOutTitle) }).meta({ id: 'CreatedRemessa' })
export const RemessaFilter = z.strictObject({ ...pageQuery, accountId: Id.optional() })
export const RemessaPage = pageOf(Remessa).meta({ id: 'RemessaPage' })

export const Warning = z.object({ line: z.int(), code: z.string(), detail: z.string() }).meta({ id: 'RetornoWarning' })
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
    detail: z.string(),
    boletoId: Id.nullable(),
    paymentId: Id.nullable(),
  })
  .meta({ id: 'RetornoLine' })
export const RetornoLinePage = pageOf(RetornoLine).meta({ id: 'RetornoLinePage' })
export const RetornoLineFilter = z.strictObject({ ...pageQuery, outcome: LineOutcome.optional() })
export const Retorno = z
  .object({
    id: Id,
    accountId: Id,
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

export const PixReceipt = z
  .strictObject({
    e2eId: z.string().regex(/^[A-Za-z0-9]{32}$/, 'O identificador fim a fim do Pix tem 32 letras e algarismos.'),
    txid: z
      .string()
      .regex(/^[A-Za-z0-9]{1,35}$/, 'O txid tem até 35 letras e algarismos.')
      .nullable()
      .default(null),
    amountCents: PositiveCents,
    paidAt: Instant,
  })
  .meta({ id: 'NewPixReceipt' })
export const ReceivedPix = z
  .object({
    outcome: z.enum(['settled', 'partial', 'credit', 'duplicate', 'unmatched']),
    paymentId: Id.nullable(),
    principalCents: z.int(),
    fineCents: z.int(),
    interestCents: z.int(),
    creditCents: z.int(),
  })
  .meta({ id: 'ReceivedPix' })

export const UnmatchedReceipt = z
  .object({
    id: Id,
    method: z.string(),
    accountId: Id.nullable(),
    retornoId: Id.nullable(),
    line: z.int().nullable(),
    reference: z.string(),
    receivedCents: z.int(),
    feeCents: z.int(),
    paidOn: z.string(),
    creditOn: z.string().nullable(),
    receivedAt: z.date(),
    paymentId: Id.nullable(),
    assignedAt: z.date().nullable(),
    assignedBy: z.string().nullable(),
  })
  .meta({ id: 'UnmatchedReceipt' })
export const ReceiptFilter = z.strictObject({ ...pageQuery, state: z.enum(['waiting', 'assigned']).default('waiting') })
export const ReceiptPage = pageOf(UnmatchedReceipt).meta({ id: 'UnmatchedReceiptPage' })
export const ReceiptAssignment = z.strictObject({ invoiceId: Id }).meta({ id: 'ReceiptAssignment' })
