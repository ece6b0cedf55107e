import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'
import { createBranch } from '#modules/company'

let serial = 0

/** A branch, a person with a role here, and a request of that person that waits for another. */
export async function makeAccess(ctx: Ctx, clientId: string): Promise<Record<string, string>> {
  serial += 1
  const at = { createdAt: ctx.now, updatedAt: ctx.now }
  const { companyId } = ctx
  const branch = await createBranch(ctx, {
    code: `F${serial}`,
    name: 'Filial',
    postalCode: '88010000',
    ibgeCode: '4205407',
  })
  const login = { email: `${newId()}@provedor.test`, name: 'Pessoa com perfil', password: 'girassol-torto-na-varanda' }
  const userId = (await createUser(ctx, { ...login, permissions: [] })).id
  const [roleId, heldRoleId, assignmentId, approvalId] = [newId(), newId(), newId(), newId()]
  for (const id of [roleId, heldRoleId]) {
    const row = { id, companyId, name: `Perfil ${id}`, permissions: ['billing.credit.grant'], ...at }
    await ctx.db.insertInto('access.roles').values(row).execute()
  }
  const given = { givenBy: ctx.actor.id, givenByName: ctx.actor.name, createdAt: ctx.now }
  await ctx.db
    .insertInto('access.roleAssignments')
    .values({ id: assignmentId, companyId, userId, roleId: heldRoleId, ...given })
    .execute()
  await ctx.db
    .insertInto('access.approvals')
    .values({
      id: approvalId,
      companyId,
      kind: 'credit',
      route: 'POST /api/clients/:id/credits',
      input: JSON.stringify({ params: { id: clientId }, body: { amountCents: 1_000, reason: 'Cortesia' } }),
      amountCents: 1_000,
      summary: 'Crédito de R$ 10,00',
      requestedBy: userId,
      requestedByName: login.name,
      requestedAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + 86_400_000),
    })
    .execute()
  const entry = await ctx.db
    .selectFrom('kernel.auditLog')
    .select('id')
    .where('companyId', '=', companyId)
    .where('kind', '=', 'change')
    .limit(1)
    .executeTakeFirst()
  return { auditId: entry?.id ?? newId(), branchId: branch.id, userId, roleId, assignmentId, approvalId }
}
