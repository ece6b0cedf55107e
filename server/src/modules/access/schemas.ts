import { z } from 'zod'
import { Id, line } from '#kernel/values'

export const Email = z
  .email('E-mail inválido.')
  .max(200)
  .transform((text) => text.toLowerCase())
/** Whose account: of the staff (default), of a technician, of a subscriber. */
export const OwnRealm = z.enum(['staff', 'technician', 'subscriber'])
export const Password = z.string().min(12, 'Use ao menos 12 caracteres.').max(200)

export const NewUser = z
  .strictObject({
    email: Email,
    name: line(120),
    password: Password,
    permissions: z.array(z.string().max(80)).max(500),
  })
  .meta({ id: 'NewUser' })
export const User = z
  .object({ id: Id, email: z.string(), name: z.string(), permissions: z.array(z.string()), isActive: z.boolean() })
  .meta({ id: 'User' })
export const Login = z
  .strictObject({ email: Email, password: z.string().min(1, 'Informe a senha.').max(200), realm: OwnRealm.optional() })
  .meta({ id: 'Login' })
export const OpenedSession = z
  .object({
    token: z.string(),
    expiresAt: z.date(),
    user: User,
    companies: z.array(z.object({ id: Id, tradeName: z.string() })),
  })
  .meta({ id: 'OpenedSession' })
export const PasswordChange = z
  .strictObject({ currentPassword: z.string().min(1).max(200), newPassword: Password })
  .meta({ id: 'PasswordChange' })
export const CurrentSession = z
  .object({
    user: User,
    companyId: Id.nullable(),
    companies: z.array(z.object({ id: Id, tradeName: z.string() })),
    /** What must be done before anything else. */
    duties: z.array(z.enum(['password-change', 'second-factor-enrolment'])),
  })
  .meta({ id: 'CurrentSession' })
