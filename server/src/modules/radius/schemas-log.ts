import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, line, personal } from '#kernel/values'

export const AuthLogEntry = z
  .object({
    id: z.int(),
    username: z.string(),
    loginId: Id.nullable(),
    lastAt: z.date(),
    isAccepted: z.boolean(),
    reason: personal('text', z.string()),
    mac: z.string().nullable(),
    nasId: Id.nullable(),
    nasName: z.string().nullable(),
    nasAddress: z.string(),
    occurrences: z.int(),
  })
  .meta({ id: 'AuthLogEntry' })
export const AuthLogFilter = z.strictObject({
  ...pageQuery,
  username: z.string().max(128).optional(),
  /** A whole user name, a MAC, or the address of a router. */
  search: line(128).optional(),
  loginId: Id.optional(),
  nasId: Id.optional(),
  isAccepted: z.enum(['true', 'false']).optional(),
})
export const AuthLogPage = pageOf(AuthLogEntry).meta({ id: 'AuthLogPage' })

export const AccessAttempt = z
  .object({
    id: Id,
    contractId: Id.nullable(),
    contractNumber: z.int().nullable(),
    loginId: Id.nullable(),
    sessionId: Id,
    username: z.string(),
    nasId: Id,
    nasName: z.string(),
    kind: z.enum(['coa', 'disconnect']),
    desiredHash: z.string(),
    reason: personal('text', z.string()),
    outcome: z.enum(['ack', 'nak', 'timeout', 'failed']),
    errorCause: z.int().nullable(),
    detail: personal('text', z.string().nullable()),
    tries: z.int(),
    elapsedMs: z.int(),
    at: z.date(),
  })
  .meta({ id: 'AccessAttempt' })
export const AccessAttemptFilter = z.strictObject({
  ...pageQuery,
  contractId: Id.optional(),
  loginId: Id.optional(),
  nasId: Id.optional(),
  outcome: AccessAttempt.shape.outcome.optional(),
})
export const AccessAttemptPage = pageOf(AccessAttempt).meta({ id: 'AccessAttemptPage' })

export const AccountingReject = z
  .object({ id: z.int(), at: z.date(), error: z.string(), packet: z.record(z.string(), z.unknown()) })
  .meta({ id: 'AccountingReject' })
export const AccountingRejectFilter = z.strictObject(pageQuery)
export const AccountingRejectPage = pageOf(AccountingReject).meta({ id: 'AccountingRejectPage' })

/** Marco Civil (Lei 12.965/2014) art. 10 and 13: whoever asks says why, and the question itself is kept. */
export const AddressQuery = z
  .strictObject({
    address: z.union([z.ipv4(), z.ipv6()], 'Informe um endereço IPv4 ou IPv6.'),
    at: z.iso.datetime({ offset: true, error: 'Informe data e hora com fuso, como 2026-01-10T09:00:00-03:00.' }),
    reason: line(200),
  })
  .meta({ id: 'AddressQuery' })
export const AddressHolder = z
  .object({
    sessionId: Id,
    username: z.string(),
    contractId: Id.nullable(),
    contractNumber: z.int().nullable(),
    clientName: personal('name', z.string().nullable()),
    nasId: Id,
    nasName: z.string(),
    mac: z.string().nullable(),
    ipv4: z.string().nullable(),
    wanIpv6Prefix: z.string().nullable(),
    delegatedIpv6Prefix: z.string().nullable(),
    startedAt: z.date(),
    stoppedAt: z.date().nullable(),
    isInferred: z.boolean(),
  })
  .meta({ id: 'AddressHolder' })
export const AddressHolders = z.object({ items: z.array(AddressHolder) }).meta({ id: 'AddressHolders' })
