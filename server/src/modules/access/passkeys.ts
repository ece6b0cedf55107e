import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { AppError } from '#kernel/errors'
import type { DB } from '#kernel/db.types'
import type { RelyingParty } from './relying-party.ts'
import type { AssertedCredential, AttestedCredential, PasskeyCreation, PasskeyQuestion } from './schemas-passkeys.ts'
import type { UserRow } from './store.ts'

export type PasskeyRow = Selectable<DB['access.passkeys']>

/** Ed25519, ES256, RS256 (RFC 9053, RFC 8812): what devices of today make. */
const algorithms = [-8, -7, -257]
const timeoutMs = 300_000
const type = 'public-key' as const
const known = (passkeys: readonly PasskeyRow[]) =>
  passkeys.map(({ credentialId, transports }) => ({ id: credentialId, type, transports }))

/** A uuid as the 16 bytes that a passkey keeps of its owner: nothing that tells who it is. */
const handleOf = (userId: string) => new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'))

/** Whether a key's own word on its owner is this person; keys that are no discoverable ones say nothing. */
export const isHandleOf = (userId: string, handle: string | null | undefined): boolean =>
  handle === null || handle === undefined || Buffer.from(handle, 'base64url').equals(Buffer.from(handleOf(userId)))

/** What a device is asked to make a key: one that can be found without a name, and no statement on its maker. */
export async function askForNewKey(
  party: RelyingParty,
  user: UserRow,
  passkeys: readonly PasskeyRow[],
): Promise<z.input<typeof PasskeyCreation>['options']> {
  const {
    challenge,
    pubKeyCredParams,
    user: subject,
  } = await generateRegistrationOptions({
    rpID: party.id,
    rpName: 'Open-SGP',
    supportedAlgorithmIDs: algorithms,
    userID: handleOf(user.id),
    userName: user.email,
    userDisplayName: user.name,
  })
  return {
    rp: { id: party.id, name: 'Open-SGP' },
    user: subject,
    challenge,
    pubKeyCredParams,
    timeout: timeoutMs,
    excludeCredentials: known(passkeys),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
    attestation: 'none',
  }
}

/** What a device is asked to prove; without `passkeys` any key of this site, with the person's own check (PIN, finger, face). */
export async function askForKey(
  party: RelyingParty,
  passkeys: readonly PasskeyRow[] = [],
): Promise<z.input<typeof PasskeyQuestion>> {
  const { challenge } = await generateAuthenticationOptions({ rpID: party.id })
  return {
    challenge,
    rpId: party.id,
    timeout: timeoutMs,
    allowCredentials: known(passkeys),
    userVerification: passkeys.length > 0 ? 'preferred' : 'required',
  }
}

type Asked = { party: RelyingParty; nonce: string }

/** The key that a device made. 422 `passkey-refused` when it does not answer what was asked here. */
export async function readNewKey({ party, nonce }: Asked, { response, ...credential }: AttestedCredential) {
  const { clientDataJSON, attestationObject } = response
  const { registrationInfo } = await refused(
    verifyRegistrationResponse({
      response: { ...credential, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: nonce,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (!registrationInfo) throw refusal()
  const { credential: made, credentialBackedUp } = registrationInfo
  return {
    credentialId: made.id,
    publicKey: Buffer.from(made.publicKey),
    counter: made.counter,
    isSynced: credentialBackedUp,
  }
}

/** The counter of a key that answered rightly. 422 `passkey-refused` otherwise. */
export async function readAnswer(
  { party, nonce, isAlone }: Asked & { isAlone: boolean },
  passkey: PasskeyRow,
  { response, ...credential }: AssertedCredential,
): Promise<number> {
  const { clientDataJSON, authenticatorData, signature } = response
  const { verified, authenticationInfo } = await refused(
    verifyAuthenticationResponse({
      response: {
        ...credential,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: nonce,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      // Whether the counter grew is for the database to say, so that two at once are told apart.
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
      requireUserVerification: isAlone,
    }),
  )
  if (!verified) throw refusal()
  return authenticationInfo.newCounter
}

export const refusal = () =>
  new AppError(422, 'passkey-refused', 'A chave de acesso não foi reconhecida. Tente de novo ou entre de outro modo.', {
    errors: [{ pointer: '/credential', detail: 'A chave de acesso não foi reconhecida.' }],
  })

/** The library throws what it finds wrong in what a device sent: never our bug. */
async function refused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch {
    throw refusal()
  }
}
