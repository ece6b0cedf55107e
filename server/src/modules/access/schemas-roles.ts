import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { flag, Id, InstantOrDay, Ipv4Network, Ipv6Network, line, NonNegativeCents, Reason } from '#kernel/values'

export const MaskKind = z.enum(['document', 'phone', 'email', 'address', 'name'])

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Hora inválida: use HH:MM, de 00:00 a 23:59.')
export const SignInHoursValue = z.strictObject({
  /** Monday is 1, Sunday 7. */
  weekdays: z.array(z.int().min(1).max(7)).min(1, 'Escolha ao menos um dia.').max(7),
  from: Hour,
  until: Hour,
})
const IpRange = z.union([Ipv4Network, Ipv6Network], 'Informe uma rede, como 203.0.113.0/24 ou 2001:db8::/32.')

const Limits = z.strictObject({
  discount: NonNegativeCents.optional(),
  'write-off': NonNegativeCents.optional(),
  reversal: NonNegativeCents.optional(),
  credit: NonNegativeCents.optional(),
})
/** Centavos by kind of decision; what is absent has no limit. */
export const ApprovalLimits = Limits

const Names = z.array(z.string().max(80)).max(1_000)
const roleFields = {
  name: line(60),
  description: line(300).or(z.literal('')),
  permissions: Names,
  masks: z.array(MaskKind).max(5),
  requiresSecondFactor: z.boolean(),
  signInHours: SignInHoursValue.nullable(),
  ipRanges: z.array(IpRange).max(50),
  approvalLimits: Limits,
}

export const RoleContent = z.strictObject(roleFields)
export const NewRole = z
  .strictObject(roleFields)
  .partial()
  .extend({ name: line(60) })
  .meta({ id: 'NewRole' })
export const RoleCopy = z.strictObject({ name: line(60) }).meta({ id: 'RoleCopy' })
export const RoleChanges = z
  .strictObject(roleFields)
  .partial()
  .extend({ version: z.int().min(1) })
  .meta({ id: 'RoleChanges' })
export const Role = z
  .object({
    id: Id,
    /** Of a shipped role, which nobody changes; null: the company's own. */
    key: z.string().nullable(),
    name: z.string(),
    description: z.string(),
    permissions: z.array(z.string()),
    masks: z.array(MaskKind),
    requiresSecondFactor: z.boolean(),
    signInHours: z.object({ weekdays: z.array(z.int()), from: z.string(), until: z.string() }).nullable(),
    ipRanges: z.array(z.string()),
    approvalLimits: z.object(Limits.shape),
    /** People who have it in this company now. */
    holderCount: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Role' })
export const RoleFilter = z.strictObject(pageQuery)
export const RolePage = pageOf(Role).meta({ id: 'RolePage' })

export const Catalogue = z
  .object({
    items: z.array(
      z.object({
        module: z.string(),
        permissions: z.array(z.object({ name: z.string(), text: z.string() })),
      }),
    ),
  })
  .meta({ id: 'PermissionCatalogue' })

export const ScopeValue = z.strictObject({
  branchIds: z.array(Id).min(1).max(200).optional(),
  cities: z
    .array(z.string().regex(/^\d{7}$/, 'Código IBGE do município, 7 algarismos.'))
    .min(1)
    .max(500)
    .optional(),
  popIds: z.array(Id).min(1).max(200).optional(),
  ownOnly: z.literal(true).optional(),
})
const ScopeShown = z.object({
  branchIds: z.array(Id).optional(),
  cities: z.array(z.string()).optional(),
  popIds: z.array(Id).optional(),
  ownOnly: z.literal(true).optional(),
})

export const NewAssignment = z
  .strictObject({ roleId: Id, scope: ScopeValue.nullish() })
  .meta({ id: 'NewRoleAssignment' })
export const NewElevation = z
  .strictObject({ roleId: Id, scope: ScopeValue.nullish(), validUntil: InstantOrDay, reason: Reason })
  .meta({ id: 'NewElevation' })
export const Assignment = z
  .object({
    id: Id,
    roleId: Id,
    roleName: z.string(),
    scope: ScopeShown.nullable(),
    validUntil: z.date().nullable(),
    reason: z.string().nullable(),
    givenByName: z.string(),
    createdAt: z.date(),
  })
  .meta({ id: 'RoleAssignment' })

export const UserFilter = z.strictObject({ ...pageQuery, search: line(100).optional(), isActive: flag.optional() })
export const StaffUser = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    realm: z.enum(['staff', 'technician', 'subscriber']),
    isActive: z.boolean(),
    isAdministrator: z.boolean(),
    hasSecondFactor: z.boolean(),
    lastSeenAt: z.date().nullable(),
    roleNames: z.array(z.string()),
    version: z.int(),
  })
  .meta({ id: 'StaffUser' })
export const StaffUserPage = pageOf(StaffUser).meta({ id: 'StaffUserPage' })
export const StaffUserDetail = StaffUser.extend({
  /** Given directly, beside the roles. */
  permissions: z.array(z.string()),
  assignments: z.array(Assignment),
}).meta({ id: 'StaffUserDetail' })
export const UserChanges = z
  .strictObject({ name: line(120), permissions: Names })
  .partial()
  .extend({ version: z.int().min(1) })
  .meta({ id: 'UserChanges' })

const RightReason = z.object({
  kind: z.enum(['administrator', 'direct', 'role', 'elevation']),
  roleName: z.string().nullable(),
  until: z.date().nullable(),
  /** False: outside of the role's hours now; it does not count. */
  isOpen: z.boolean(),
})
export const UserRights = z
  .object({
    items: z.array(
      z.object({
        permission: z.string(),
        text: z.string(),
        reasons: z.array(RightReason),
        masks: z.array(z.string()),
        limits: z.array(z.object({ kind: z.string(), amountCents: z.int() })),
        /** Null: every row of the company. */
        scopes: z.array(ScopeShown).nullable(),
      }),
    ),
  })
  .meta({ id: 'UserRights' })
