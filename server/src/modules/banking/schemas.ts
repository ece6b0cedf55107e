import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CentsValue, CivilDateText, Id, Instant, personal, PositiveCents } from '#kernel/values'
import { LineOutcome } from './schemas-files.ts'

const InvoiceIds = z.array(Id).min(1, 'Informe ao menos um título.').max(1_000, 'Informe no máximo 1.000 títulos.')

export const BoletoStatus = z.enum(['pending', 'sent', 'registered', 'rejected', 'paid', 'written_off', 'cancelled'])
export const NewBoletos = z.strictObject({ invoiceIds: InvoiceIds }).meta({ id: 'NewBoletos' })
export const BoletoProblem = z
  .object({ invoiceId: Id, code: z.string(), detail: personal('text', z.string()) })
  .meta({ id: 'BoletoProblem' })
export const IssuedBoletos = z
  .object({ issuedCount: z.int(), problems: z.array(BoletoProblem) })
  .meta({ id: 'IssuedBoletos' })
export const ListedProblem = BoletoProblem.extend({
  invoiceNumber: z.int(),
  clientId: Id,
  clientName: personal('name', z.string()),
  dueOn: z.string(),
  openCents: CentsValue,
  foundAt: z.date(),
}).meta({ id: 'ListedProblem' })
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
export const BoletoEvents = z
  .object({
    items: z.array(
      z.object({
        at: z.date(),
        kind: z.enum(['issued', 'ordered', 'sent', 'retorno']),
        boletoId: Id,
        nossoNumeroPrinted: z.string(),
        command: z.enum(['register', 'write_off']).nullable(),
        outcome: LineOutcome.nullable(),
        detail: personal('text', z.string().nullable()),
        remessaId: Id.nullable(),
        retornoId: Id.nullable(),
      }),
    ),
  })
  .meta({ id: 'BoletoEvents' })
export const ListedBoleto = Boleto.extend({ clientId: Id, clientName: personal('name', z.string()) }).meta({
  id: 'ListedBoleto',
})
export const BoletoPage = pageOf(ListedBoleto).meta({ id: 'BoletoPage' })
export const WithdrawnBoletos = z.object({ withdrawnCount: z.int() }).meta({ id: 'WithdrawnBoletos' })
export const DueDateChange = z.strictObject({ dueOn: CivilDateText }).meta({ id: 'DueDateChange' })
export const BoletoPrint = z
  .strictObject({ invoiceIds: InvoiceIds, format: z.enum(['boleto', 'carne']).default('carne') })
  .meta({ id: 'BoletoPrint' })

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
    reference: personal('text', z.string()),
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
export const ReceiptFilter = z.strictObject({
  ...pageQuery,
  state: z.enum(['waiting', 'assigned', 'all']).default('waiting'),
})
export const ReceiptPage = pageOf(UnmatchedReceipt).meta({ id: 'UnmatchedReceiptPage' })
export const ReceiptAssignment = z
  .strictObject({ invoiceId: Id.optional(), clientId: Id.optional(), dryRun: z.boolean().default(false) })
  .refine(
    ({ invoiceId, clientId }) => (invoiceId === undefined) !== (clientId === undefined),
    'Escolha um título, ou um cliente que fique com o valor como crédito.',
  )
  .meta({ id: 'ReceiptAssignment', description: 'Um título, ou um cliente a quem o valor inteiro fica como crédito' })
export const AssignedReceipt = UnmatchedReceipt.extend({
  outcome: z.enum(['settled', 'partial', 'credit', 'duplicate']),
  principalCents: z.int(),
  fineCents: z.int(),
  interestCents: z.int(),
  creditCents: z.int(),
}).meta({ id: 'AssignedReceipt' })
