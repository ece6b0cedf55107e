import type { CivilDate } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { endOf } from '#kernel/day-bounds'
import { conflict, invalid, notFound } from '#kernel/errors'
import { headOffice, type Scope } from '#kernel/rights'
import { requirePops } from '#modules/administration'
import { findBranches } from '#modules/company'
import { holdUser, requireAdministrator } from './change-user.ts'
import { grantOf } from './create-role.ts'
import { getUser } from './list-users.ts'
import { requireNoMore } from './require-no-more.ts'
import type { NewAssignment, ScopeValue } from './schemas-roles.ts'
import {
  closeAssignment,
  countAdministrators,
  findAssignments,
  holdAdministrators,
  insertAssignment,
} from './store-assignments.ts'
import { scopeOf } from './store-rights.ts'
import { findRole } from './store-roles.ts'

type Given = { id: string; validUntil?: Date | CivilDate; reason?: string } & z.output<typeof NewAssignment>

const longestMs = 90 * 86_400_000

/**
 * Gives a person a role in this company, for good or (elevation) until an instant (or the end of a day) at most 90 days away and for a reason.
 * 404 for person or role, 403 for what the giver lacks, 409 `role-held`, 422 for a branch or POP that is not the company's.
 */
export const assignRole = (ctx: Ctx, { id, roleId, scope: asked, validUntil: end, reason }: Given) =>
  ctx.transaction(async (ctx) => {
    const validUntil = end === undefined ? null : endOf(ctx, end)
    const user = await holdUser(ctx, id)
    const role = await findRole(ctx, roleId)
    if (!role) throw notFound('role', 'Perfil', roleId)
    if (id === ctx.actor.id)
      throw conflict(
        'own-account',
        'Você não pode dar perfis a si mesmo. Peça a outra pessoa que administra os acessos.',
      )
    const scope = readScope(asked)
    await requireOwnBranches(ctx, scope)
    await requirePops(ctx, scope?.popIds ?? [], '/scope/popIds')
    requireNoMore(ctx, { ...grantOf(role), scope, validUntil: validUntil ?? null })
    if (validUntil) requireSoon(ctx, validUntil)
    const given = await insertAssignment(ctx, {
      userId: user.id,
      roleId,
      scope,
      validUntil,
      reason: reason ?? null,
    })
    if (given === undefined)
      throw conflict('role-held', `${user.name} já tem o perfil ${role.name}. Retire-o para dá-lo com outro alcance.`)
    return await getUser(ctx, { id })
  })

/** Takes a role away; it counts no more from the next request on. 404, 403, 409 `last-administrator`. */
export const unassignRole = (ctx: Ctx, { id, assignmentId }: { id: string; assignmentId: string }) =>
  ctx.transaction(async (ctx) => {
    await holdAdministrators(ctx)
    await holdUser(ctx, id)
    const assignments = await findAssignments(ctx, id)
    if (!assignments.some((one) => one.id === assignmentId))
      throw notFound('role-assignment', 'Perfil dado', assignmentId)
    const before = await countAdministrators(ctx)
    await closeAssignment(ctx, assignmentId)
    await requireAdministrator(ctx, before)
    return await getUser(ctx, { id })
  })

function readScope(asked: z.output<typeof ScopeValue> | null | undefined): Scope | null {
  const { branchIds = null, cities = null, popIds = null, ownOnly = false } = asked ?? {}
  return scopeOf({ branchIds, cities, popIds, ownOnly })
}

async function requireOwnBranches(ctx: Ctx, scope: Scope | null): Promise<void> {
  const wanted = (scope?.branchIds ?? []).filter((branch) => branch !== headOffice)
  if (wanted.length === 0) return
  const own = new Set((await findBranches(ctx, wanted)).map(({ id }) => id))
  const index = scope?.branchIds?.findIndex((branch) => branch !== headOffice && !own.has(branch)) ?? -1
  if (index >= 0) throw invalid(`/scope/branchIds/${index}`, 'Esta filial não é desta empresa.')
}

function requireSoon(ctx: Ctx, validUntil: Date): void {
  const ms = validUntil.getTime() - ctx.now.getTime()
  if (ms <= 0) throw invalid('/validUntil', 'Informe um momento no futuro.')
  if (ms > longestMs) throw invalid('/validUntil', 'Uma elevação dura no máximo 90 dias. Para mais, dê o perfil.')
}
