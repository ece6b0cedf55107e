import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { Realm, Scope } from '#kernel/rights'

type Made = { id: string; email: string; token: string; sessionId: string }

type Wanted = {
  /** Key of a shipped role, or the id of one of the company's. */
  role?: string
  scope?: Scope
  realm?: Exclude<Realm, 'api'>
  sessionEnds?: Date
  permissions?: string[]
  /** As `hashPassword` gives it; default: no password opens the account. */
  passwordHash?: string
}

/** A person with a role in the company of `ctx`, signed in with a second factor; gives id and token. Committed with `ctx`. */
export async function makePerson(ctx: Ctx, wanted: Wanted = {}): Promise<Made> {
  const { role, scope, realm = 'staff', sessionEnds = new Date('2199-01-01T00:00:00Z'), permissions = [] } = wanted
  const { passwordHash = 'nenhum' } = wanted
  const [id, at] = [newId(), { createdAt: ctx.now, updatedAt: ctx.now }]
  const [email, token] = [`${id}@provedor.test`, randomBytes(32).toString('base64url')]
  const person = { id, email, name: `Pessoa ${role ?? ''}`.trim(), passwordHash, permissions, realm, ...at }
  await ctx.db.insertInto('access.users').values(person).execute()
  await ctx.db.insertInto('access.memberships').values({ userId: id, companyId: ctx.companyId }).execute()
  if (role !== undefined) await give(ctx, { userId: id, role, scope })
  const proven = { userId: id, secretSealed: 'nenhum', createdAt: ctx.now, confirmedAt: ctx.now }
  await ctx.db.insertInto('access.totpFactors').values(proven).execute()
  const tokenHash = createHash('sha256').update(token).digest()
  const sessionId = newId()
  await ctx.db
    .insertInto('access.sessions')
    .values({
      id: sessionId,
      realm,
      userId: id,
      kind: 'login',
      tokenHash,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: sessionEnds,
    })
    .execute()
  return { id, email, token, sessionId }
}

async function give(ctx: Ctx, given: { userId: string; role: string; scope: Scope | undefined }): Promise<void> {
  const { userId, role, scope = {} } = given
  const { id: roleId } = await ctx.db
    .selectFrom('access.roles')
    .select('id')
    .where((eb) => eb.or([eb('key', '=', role), eb(eb.cast<string>('id', 'text'), '=', role)]))
    .executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('access.roleAssignments')
    .values({
      id: newId(),
      companyId: ctx.companyId,
      userId,
      roleId,
      branchIds: scope.branchIds ?? null,
      cities: scope.cities ?? null,
      popIds: scope.popIds ?? null,
      ownOnly: scope.ownOnly ?? false,
      givenBy: ctx.actor.id,
      givenByName: ctx.actor.name,
      createdAt: ctx.now,
    })
    .execute()
}

/** A role of the company's own; gives its id. */
export async function makeRole(
  ctx: Ctx,
  { permissions, limits = {} }: { permissions: string[]; limits?: Record<string, number> },
): Promise<string> {
  const [id, at] = [newId(), { createdAt: ctx.now, updatedAt: ctx.now }]
  const row = { id, companyId: ctx.companyId, name: id, permissions, approvalLimits: JSON.stringify(limits), ...at }
  await ctx.db.insertInto('access.roles').values(row).execute()
  return id
}
