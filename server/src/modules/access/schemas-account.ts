import { z } from 'zod'
import { Id } from '#kernel/values'
import { Email, OwnRealm, Password } from './schemas.ts'
import { OpaqueToken } from './schemas-factors.ts'
import { Passkey } from './schemas-passkeys.ts'

export const Account = z
  .object({
    email: z.string(),
    name: z.string(),
    passwordChangedAt: z.date().nullable(),
    /** When the authenticator app was proven; null: there is none. */
    totpConfirmedAt: z.date().nullable(),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(Passkey),
  })
  .meta({ id: 'OwnAccount' })

export const ForgottenPassword = z
  .strictObject({ email: Email, realm: OwnRealm.optional() })
  .meta({ id: 'ForgottenPassword' })
export const NewPassword = z
  .strictObject({ token: OpaqueToken, newPassword: Password })
  .meta({ id: 'RecoveredPassword' })

const SignIn = z
  .object({
    id: Id,
    /** `login`: a browser, or an opaque token; `oauth`: a program with signed tokens. */
    kind: z.enum(['login', 'oauth']),
    device: z.string(),
    address: z.string().nullable(),
    /** Where the address lies, in words. */
    place: z.string().nullable(),
    factors: z.array(z.enum(['password', 'totp', 'recovery-code', 'passkey'])),
    createdAt: z.date(),
    lastSeenAt: z.date(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'SignIn' })
export const SignIns = z
  .object({
    items: z.array(SignIn),
    /** Whether this installation can tell where addresses of the Internet lie. */
    findsPlaces: z.boolean(),
  })
  .meta({ id: 'SignIns' })
export const RevokedSessions = z.object({ revoked: z.int() }).meta({ id: 'RevokedSessions' })
