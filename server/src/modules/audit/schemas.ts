import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, Id, Instant, personal } from '#kernel/values'

export const AuditKind = z.enum(['request', 'change', 'read', 'checkpoint', 'erasure'])
export const AuditOp = z.enum(['insert', 'update', 'delete'])

export const AuditEntry = z
  .object({
    id: Id,
    at: z.date(),
    kind: AuditKind,
    actorId: z.string(),
    actorName: z.string().nullable(),
    requestId: z.string(),
    address: z.string().nullable(),
    method: z.string().nullable(),
    path: z.string().nullable(),
    /** What the product calls that request; null: no route of today. */
    summary: z.string().nullable(),
    status: z.int().nullable(),
    code: z.string().nullable(),
    tableName: z.string().nullable(),
    /** How people call the table. */
    tableLabel: z.string().nullable(),
    op: AuditOp.nullable(),
    rowCount: z.int().nullable(),
    subjectKind: z.string().nullable(),
    subjectId: z.string().nullable(),
    /** Where it stands: position `seq` of chain `chain`. */
    chain: z.int(),
    seq: z.int(),
  })
  .meta({
    id: 'AuditEntry',
    description: 'Uma linha da trilha: um pedido, uma mudança ou uma consulta a dados pessoais',
  })

/** One field of one record. */
const FieldChange = z.object({
  field: z.string(),
  label: z.string(),
  before: personal('letter', z.unknown()),
  after: personal('letter', z.unknown()),
  isSecret: z.boolean(),
})

export const AuditRecord = z
  .object({
    recordId: z.string().nullable(),
    parentId: z.string().nullable(),
    /** The law had its content erased. */
    isErased: z.boolean(),
    changes: z.array(FieldChange),
    /** What is no change of fields: ids of many rows, the filter of a list, the report of an erasure. */
    content: personal('letter', z.unknown()),
  })
  .meta({ id: 'AuditRecord' })

export const AuditFile = AuditEntry.extend({
  hash: z.string(),
  prevHash: z.string(),
  records: z.array(AuditRecord),
  /** What else the same request did. */
  siblings: z.array(AuditEntry),
}).meta({ id: 'AuditFile' })

export const AuditFilter = z.strictObject({
  ...pageQuery,
  from: CivilDateText.optional(),
  until: CivilDateText.optional(),
  /** Whatever it looks like: an address, the id of a record, request or person, part of a name. */
  search: z.string().trim().min(1).max(100).optional(),
  /** Part of a name, or an id. */
  person: z.string().trim().min(1).max(100).optional(),
  table: z.string().max(80).optional(),
  recordId: z.string().trim().min(1).max(100).optional(),
  requestId: z.string().trim().min(1).max(80).optional(),
  kind: AuditKind.optional(),
  address: z.union([z.ipv4(), z.ipv6()], 'Informe um endereço IP.').optional(),
})
export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' })

export const RecordFilter = z.strictObject({ ...pageQuery, recordId: Id })
export const RecordChange = AuditEntry.extend({ record: AuditRecord }).meta({ id: 'AuditRecordChange' })
export const RecordPage = pageOf(RecordChange).meta({ id: 'AuditRecordPage' })

export const NewVerification = z
  .strictObject({ from: Instant.optional(), to: Instant.optional() })
  .meta({ id: 'NewAuditVerification' })

export const AuditTables = z
  .object({ tables: z.array(z.object({ name: z.string(), label: z.string() })) })
  .meta({ id: 'AuditTables' })
