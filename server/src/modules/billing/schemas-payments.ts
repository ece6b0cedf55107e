import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, flag, Id, personal } from '#kernel/values'

const Method = z.enum(['boleto', 'pix', 'cash', 'card', 'transfer', 'credit'])

export const PaymentFilter = z.strictObject({
  ...pageQuery,
  /** Days on which they were made. */
  from: CivilDateText.optional(),
  to: CivilDateText.optional(),
  /** Days on which the bank credits them. */
  creditedFrom: CivilDateText.optional(),
  creditedUntil: CivilDateText.optional(),
  method: Method.optional(),
  /** Money only, or only credit spent. */
  isMoney: flag.optional(),
  /** Portador of the title. */
  accountId: Id.optional(),
  /** Where a person took it. */
  receiptPointId: Id.optional(),
})

const ListedPayment = z
  .object({
    id: Id,
    paidOn: z.string(),
    creditOn: z.string().nullable(),
    method: Method,
    clientId: Id,
    clientName: personal('name', z.string()),
    invoiceId: Id.nullable(),
    invoiceNumber: z.int().nullable(),
    receivedCents: z.int(),
    principalCents: z.int(),
    fineCents: z.int(),
    interestCents: z.int(),
    creditCents: z.int(),
    feeCents: z.int(),
    reversesId: Id.nullable(),
    receiptPointId: Id.nullable(),
    receiptPointName: z.string().nullable(),
  })
  .meta({ id: 'ListedPayment' })

/** With those out of use, where money was taken before. */
export const ReceiptPoints = z
  .object({ items: z.array(z.object({ id: Id, name: z.string(), isActive: z.boolean() })) })
  .meta({ id: 'ReceiptPoints' })

export const PaymentPage = pageOf(ListedPayment).meta({ id: 'PaymentPage' })
