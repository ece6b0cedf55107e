import { z } from 'zod'
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
  .meta({ id: 'Account' })
