import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { getRole } from './list-roles.ts'
import { requireNoMore } from './require-no-more.ts'
import type { NewRole } from './schemas-roles.ts'
import { insertRole, type RoleContent } from './store-roles.ts'

const nothing: Omit<RoleContent, 'name'> = {
  description: '',
  permissions: [],
  masks: [],
  requiresSecondFactor: false,
  signInHours: null,
  ipRanges: [],
  approvalLimits: {},
}

export const roleNameTaken = (name: string) =>
  conflict('role-name-taken', `Já existe um perfil chamado “${name}”. Escolha outro nome.`, {
    errors: [{ pointer: '/name', detail: 'Nome já usado por outro perfil.' }],
  })

/** What a role gives, without the scope that only an assignment has. */
export const grantOf = ({ permissions, masks, approvalLimits }: RoleContent) => ({
  permissions,
  masks,
  limits: withoutHoles(approvalLimits),
  scope: null,
})

const withoutHoles = (limits: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(limits).flatMap(([kind, most]) => (most === undefined ? [] : [[kind, most]])))

/** `base` with what `input` says. */
export const contentOf = (
  base: RoleContent,
  input: Partial<{ [K in keyof RoleContent]: RoleContent[K] | undefined }>,
): RoleContent => ({
  name: input.name ?? base.name,
  description: input.description ?? base.description,
  permissions: input.permissions ?? base.permissions,
  masks: input.masks ?? base.masks,
  requiresSecondFactor: input.requiresSecondFactor ?? base.requiresSecondFactor,
  signInHours: input.signInHours === undefined ? base.signInHours : input.signInHours,
  ipRanges: input.ipRanges ?? base.ipRanges,
  approvalLimits: input.approvalLimits ?? base.approvalLimits,
})

/** Makes a role of the company. 403 for what the actor lacks, 409 `role-name-taken`. */
export async function createRole(ctx: Ctx, input: z.output<typeof NewRole>) {
  const content = contentOf({ ...nothing, name: input.name }, input)
  requireNoMore(ctx, grantOf(content), { isPlaced: false })
  const role = await insertRole(ctx, content)
  if (!role) throw roleNameTaken(input.name)
  return { ...role, holderCount: 0 }
}

/** Copies a role, shipped or own, to one that may be changed. 404, 409 `role-name-taken`. */
export async function copyRole(ctx: Ctx, { id, name }: { id: string; name: string }) {
  const { description, permissions, masks, requiresSecondFactor, signInHours, ipRanges, approvalLimits } =
    await getRole(ctx, { id })
  const content = { description, permissions, masks, requiresSecondFactor, signInHours, ipRanges, approvalLimits }
  return await createRole(ctx, { ...content, name })
}
