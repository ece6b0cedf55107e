import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, Id, personal, Reason } from '#kernel/values'
import { names } from './schemas.ts'

const unlockChannels = ['staff', 'portal', 'phone', 'chat', 'api', 'walled_garden'] as const

export const NewUnlock = z
  .strictObject({
    contractId: Id,
    channel: z.enum(unlockChannels, 'Canal: staff, portal, phone, chat, api ou walled_garden.'),
    until: CivilDateText.optional(),
  })
  .meta({ id: 'NewTrustUnlock' })

const unlockFields = {
  id: Id,
  number: z.int(),
  contractId: Id,
  channel: z.enum(unlockChannels),
  requestedBy: z.string(),
  grantedAt: z.date(),
  until: z.string(),
  status: z.enum(['open', 'kept', 'broken']),
  closedAt: z.date().nullable(),
}

export const GrantedUnlock = z.object({ ...unlockFields, message: z.string() }).meta({ id: 'TrustUnlock' })
export const UnlockPage = pageOf(z.object({ ...unlockFields, ...names, requestedByName: z.string().nullable() })).meta({
  id: 'TrustUnlockPage',
})

export const UnlockFilter = z.strictObject({
  ...pageQuery,
  contractId: Id.optional(),
  status: unlockFields.status.optional(),
})
export const UnlockQuoteQuery = z.strictObject({ contractId: Id })
export const UnlockQuote = z
  .object({
    contractId: Id,
    ...names,
    latestUntil: z.string(),
    grantedInYear: z.int(),
    unlocksPerYear: z.int(),
    /** Why none would be granted; null: it would. */
    refusal: z.object({ code: z.string(), detail: personal('text', z.string()) }).nullable(),
    titles: z.array(z.object({ invoiceId: Id, number: z.int(), dueOn: z.string(), openCents: z.int() })),
  })
  .meta({ id: 'TrustUnlockQuote' })

/** One contract, or every contract in service of one client. */
export const NewExclusion = z
  .strictObject({ contractId: Id.optional(), clientId: Id.optional(), until: CivilDateText, reason: Reason })
  .refine(({ contractId, clientId }) => contractId !== undefined || clientId !== undefined, {
    error: 'Informe um contrato ou um cliente.',
    path: ['contractId'],
  })
  .refine(({ contractId, clientId }) => contractId === undefined || clientId === undefined, {
    error: 'Informe um contrato ou um cliente, e só um deles.',
    path: ['clientId'],
  })
  .meta({ id: 'NewDunningExclusion' })
export const ExcludedContracts = z.object({ contractNumbers: z.array(z.int()) }).meta({ id: 'ExcludedContracts' })
export const ExclusionPage = pageOf(
  z.object({
    contractId: Id,
    ...names,
    clientId: Id,
    reason: personal('text', z.string()),
    since: z.date(),
    until: z.string().nullable(),
    createdByName: z.string().nullable(),
    openCents: z.int(),
  }),
).meta({ id: 'DunningExclusionPage' })
