import { route } from '#kernel/http'
import { StartedOperation } from '#kernel/operation-routes'
import { startOperation } from '#kernel/operations'
import { byId } from '#kernel/values'
import { getEntry } from './get-entry.ts'
import { listEntries } from './list-entries.ts'
import { listRecordChanges } from './list-record-changes.ts'
import { listTables } from './rules/words.ts'
import * as schemas from './schemas.ts'
import { auditVerification } from './verify-operation.ts'

export const routes = {
  'GET /api/audit-log': route({
    summary: 'A trilha de auditoria, do mais novo ao mais antigo: quem pediu, mudou e consultou o quê',
    permission: 'audit.log.read',
    isOfCompany: true,
    query: schemas.AuditFilter,
    response: schemas.AuditPage,
    handle: (ctx, { query }) => listEntries(ctx, query),
  }),

  'GET /api/audit-log/:id': route({
    summary: 'Um registro da trilha, com o antes e o depois',
    permission: 'audit.log.read',
    isOfCompany: true,
    params: byId,
    response: schemas.AuditFile,
    handle: (ctx, { params }) => getEntry(ctx, params),
  }),

  'GET /api/audit-changes': route({
    summary: 'O que mudou em um cadastro e no que lhe pertence, do mais novo ao mais antigo',
    permission: 'audit.log.read',
    isOfCompany: true,
    query: schemas.RecordFilter,
    response: schemas.RecordPage,
    handle: (ctx, { query }) => listRecordChanges(ctx, query),
  }),

  'GET /api/audit-tables': route({
    summary: 'Os cadastros que a trilha acompanha, com seus nomes',
    permission: 'audit.log.read',
    response: schemas.AuditTables,
    handle: async () => ({ tables: listTables() }),
  }),

  'POST /api/audit/verify': route({
    summary: 'Confere toda a trilha, ou um período: o que foi alterado, apagado ou enfiado, e onde',
    permission: 'audit.log.verify',
    weight: 'heavy',
    status: 202,
    body: schemas.NewVerification,
    response: StartedOperation,
    handle: (ctx, { body }) =>
      startOperation(ctx, auditVerification, { from: body.from?.toISOString(), to: body.to?.toISOString() }),
  }),
}
