import { z } from 'zod'
import { Id, line } from '#kernel/values'
import { CurrentPassword, OpaqueToken } from './schemas-factors.ts'

const Base64Url = z
  .string()
  .regex(/^[\w-]+$/, 'Valor inválido.')
  .max(10_000)
const publicKey = z.literal('public-key')
const Known = z.object({ id: z.string(), type: publicKey, transports: z.array(z.string()) })
const Verification = z.enum(['required', 'preferred', 'discouraged'])

/** What `navigator.credentials.create` is asked (WebAuthn 3, 5.4). */
const CreationOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: publicKey })),
  timeout: z.int(),
  excludeCredentials: z.array(Known),
  authenticatorSelection: z.object({
    residentKey: z.enum(['required', 'preferred', 'discouraged']),
    requireResidentKey: z.boolean(),
    userVerification: Verification,
  }),
  attestation: z.literal('none'),
})

/** What `navigator.credentials.get` is asked (WebAuthn 3, 5.5). No keys named: any that the device has for this address. */
export const PasskeyQuestion = z
  .object({
    challenge: z.string(),
    rpId: z.string(),
    timeout: z.int(),
    allowCredentials: z.array(Known),
    userVerification: Verification,
  })
  .meta({ id: 'PasskeyQuestion' })

export const PasskeyCreation = z
  .object({ challenge: z.string(), options: CreationOptions })
  .meta({ id: 'PasskeyCreation' })
export const PasskeyRequest = z
  .object({ challenge: z.string(), options: PasskeyQuestion })
  .meta({ id: 'PasskeyRequest' })

const Credential = { id: Base64Url.max(1_400), rawId: Base64Url.max(1_400), type: publicKey }
const AttestedCredential = z
  .object({
    ...Credential,
    response: z.object({
      clientDataJSON: Base64Url,
      attestationObject: Base64Url,
      transports: z.array(z.string().max(20)).max(10).optional(),
    }),
  })
  .meta({ id: 'AttestedCredential' })
const AssertedCredential = z
  .object({
    ...Credential,
    response: z.object({
      clientDataJSON: Base64Url,
      authenticatorData: Base64Url,
      signature: Base64Url,
      userHandle: Base64Url.max(100).nullish(),
    }),
  })
  .meta({ id: 'AssertedCredential' })
export type AttestedCredential = z.output<typeof AttestedCredential>
export type AssertedCredential = z.output<typeof AssertedCredential>

export const NewPasskeyRequest = z.strictObject({ password: CurrentPassword }).meta({ id: 'NewPasskeyRequest' })
export const NewPasskey = z
  .strictObject({ challenge: OpaqueToken, name: line(60), credential: AttestedCredential })
  .meta({ id: 'NewPasskey' })
export const PasskeyAnswer = z
  .strictObject({ challenge: OpaqueToken, credential: AssertedCredential })
  .meta({ id: 'PasskeyAnswer' })
export const PasskeyChanges = z.strictObject({ name: line(60) }).meta({ id: 'PasskeyChanges' })
export const PasskeyRemoval = z.strictObject({ password: CurrentPassword }).meta({ id: 'PasskeyRemoval' })
export const Passkey = z
  .object({ id: Id, name: z.string(), isSynced: z.boolean(), createdAt: z.date(), lastUsedAt: z.date().nullable() })
  .meta({ id: 'Passkey' })
export const AddedPasskey = z
  .object({ passkey: Passkey, recoveryCodes: z.array(z.string()) })
  .meta({ id: 'AddedPasskey' })
