import { z } from 'zod'
import { Id } from '#kernel/values'

const shared = { url: z.string(), companyId: Id }
const standing = { ...shared, now: z.iso.datetime() }

/** What a process of `program.ts` is told to do. Without `now` it lives in real time. */
export const Order = z.discriminatedUnion('deed', [
  z.strictObject({ ...standing, deed: z.literal('bill'), dueUntil: z.iso.date() }),
  z.strictObject({ ...standing, deed: z.literal('import'), path: z.string() }),
  z.strictObject({ ...shared, deed: z.literal('operate'), operationId: Id }),
  z.strictObject({ ...shared, deed: z.literal('serve') }),
  z.strictObject({ ...shared, deed: z.literal('release'), invoiceIds: z.array(Id) }),
])

export type Order = z.output<typeof Order>
export type OrderOf<Deed extends Order['deed']> = Extract<Order, { deed: Deed }>
