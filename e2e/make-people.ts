import { sql } from 'kysely'
import type { Ctx } from '../server/src/kernel/context.ts'
import { newId } from '../server/src/kernel/ids.ts'
import { createBranch } from '../server/src/modules/company/index.ts'

/** A role of the company's own, a branch and a request that waits for a second person, by the addresses of their screens. */
export async function makePeople(ctx: Ctx): Promise<Record<string, string>> {
  const { id: branchId } = await createBranch(ctx, {
    code: 'TEL',
    name: 'Filial de todas as telas',
    postalCode: '88010000',
    ibgeCode: '4205407',
  })
  const [roleId, approvalId] = [newId(), newId()]
  await sql`insert into access.roles (id, company_id, name, permissions, masks, created_at, updated_at)
    values (${roleId}, ${ctx.companyId}, 'Atendimento de todas as telas', '{clients.client.read}', '{document}', ${ctx.now}, ${ctx.now})`.execute(
    ctx.db,
  )
  const user = await ctx.db.selectFrom('access.users').select(['id', 'name']).limit(1).executeTakeFirstOrThrow()
  const invoice = await ctx.db
    .selectFrom('billing.invoices')
    .select('id')
    .where('status', '=', 'open')
    .limit(1)
    .executeTakeFirstOrThrow()
  const input = { params: { id: invoice.id }, body: { reason: 'Duplicado', releasesPeriod: false } }
  await sql`insert into access.approvals (id, company_id, kind, route, input, amount_cents, summary, requested_by, requested_by_name,
      requested_at, expires_at)
    values (${approvalId}, ${ctx.companyId}, 'write-off', 'POST /api/invoices/:id/cancel', ${JSON.stringify(input)}::jsonb, 9990,
      'Cancelamento de um título', ${user.id}, ${user.name}, ${ctx.now}, ${new Date(ctx.now.getTime() + 604_800_000)})`.execute(
    ctx.db,
  )
  return { '/usuarios/': user.id, '/perfis/': roleId, '/filiais/': branchId, '/aprovacoes/': approvalId }
}
