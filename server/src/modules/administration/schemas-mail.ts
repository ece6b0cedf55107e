import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, line } from '#kernel/values'

export const TlsMode = z.enum(['implicit', 'starttls', 'none'])

const Quota = z.int().min(1, 'Informe 1 ou mais, ou deixe vazio.').max(1_000_000)

const serverFields = {
  name: line(60),
  host: line(253),
  port: z.int().min(1).max(65_535),
  tls: TlsMode,
  username: line(200).nullish(),
  /** Kept sealed; no answer holds it. */
  password: z.string().min(1).max(500).optional(),
  fromAddress: z.email('E-mail inválido.').max(200),
  fromName: line(100).nullish(),
  perHour: Quota.nullish(),
  perDay: Quota.nullish(),
  priority: z.int().min(1, 'De 1 a 99: o 1 é usado primeiro.').max(99, 'De 1 a 99: o 1 é usado primeiro.'),
}

export const NewMailServer = z
  .strictObject({ ...serverFields, priority: serverFields.priority.default(1) })
  .meta({ id: 'NewMailServer' })

export const MailServerChanges = z
  .strictObject({ ...serverFields, isActive: z.boolean() })
  .partial()
  .extend({ version: z.int().min(1) })
  .meta({ id: 'MailServerChanges' })

export const MailServer = z
  .object({
    id: Id,
    name: z.string(),
    host: z.string(),
    port: z.int(),
    tls: TlsMode,
    username: z.string().nullable(),
    hasPassword: z.boolean(),
    fromAddress: z.string(),
    fromName: z.string().nullable(),
    perHour: z.int().nullable(),
    perDay: z.int().nullable(),
    sentThisHour: z.int(),
    sentToday: z.int(),
    priority: z.int(),
    isActive: z.boolean(),
    testedAt: z.date().nullable(),
    version: z.int(),
  })
  .meta({ id: 'MailServer' })

export const MailServerFilter = z.strictObject(pageQuery)
export const MailServerPage = pageOf(MailServer).meta({ id: 'MailServerPage' })
export const MailServerCursor = z.tuple([z.int().min(0).max(99), Id])
export const MailTest = z.strictObject({ to: z.email('E-mail inválido.').max(200) }).meta({ id: 'MailTest' })
export const MailReceipt = z.object({ receipt: z.string() }).meta({ id: 'MailReceipt' })
