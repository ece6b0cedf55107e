import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A security key in software (WebAuthn 3, 6: none attestation, ES256), for tests: `counter` is what its next answer will say. */
export type SoftwarePasskey = {
  counter: number
  isVerifying: boolean
  attest: (asked: Asked) => object
  assert: (asked: Asked) => object
}

type Asked = { challenge: string; origin: string; rpId: string; userHandle?: string }

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest()

export function makePasskey(): SoftwarePasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const credential = { id: base64url(id), rawId: base64url(id), type: 'public-key' }
  const passkey: SoftwarePasskey = {
    counter: 1,
    isVerifying: true,
    attest: ({ challenge, origin, rpId }) => {
      const key = Buffer.concat([randomBytes(16), lengthOf(id), id, coseOf(publicKey)])
      const authData = Buffer.concat([authenticatorData(passkey, rpId, 0x40), key])
      const attestationObject = map(['fmt', text('none')], ['attStmt', map()], ['authData', bytes(authData)])
      const response = { clientDataJSON: clientData('webauthn.create', challenge, origin), transports: ['internal'] }
      return { ...credential, response: { ...response, attestationObject: base64url(attestationObject) } }
    },
    assert: ({ challenge, origin, rpId, userHandle }) => {
      const data = authenticatorData(passkey, rpId)
      const clientDataJSON = clientData('webauthn.get', challenge, origin)
      const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))])
      const signature = base64url(sign('sha256', signed, privateKey))
      return { ...credential, response: { clientDataJSON, authenticatorData: base64url(data), signature, userHandle } }
    },
  }
  return passkey
}

const clientData = (type: string, challenge: string, origin: string) =>
  base64url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })))

/** Hash of the site, flags (present, perhaps verified), counter (WebAuthn 3, 6.1). */
function authenticatorData({ counter, isVerifying }: SoftwarePasskey, rpId: string, flags = 0): Buffer {
  const tail = Buffer.alloc(5)
  tail.writeUInt8(flags | 0x01 | (isVerifying ? 0x04 : 0))
  tail.writeUInt32BE(counter, 1)
  return Buffer.concat([sha256(rpId), tail])
}

const lengthOf = (data: Uint8Array) => Buffer.from([data.length >> 8, data.length & 255])

/** The few forms of CBOR (RFC 8949) that a key needs. */
const head = (major: number, value: number) =>
  value < 24
    ? Buffer.from([(major << 5) | value])
    : value < 256
      ? Buffer.from([(major << 5) | 24, value])
      : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value))
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)])
const bytes = (value: Uint8Array) => Buffer.concat([head(2, value.length), value])
const map = (...entries: [string | number, Buffer][]) =>
  Buffer.concat([
    head(5, entries.length),
    ...entries.flatMap(([key, value]) => [typeof key === 'string' ? text(key) : int(key), value]),
  ])

/** COSE key of P-256 (RFC 9053): kty 2, alg -7, crv 1. */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const at = (coordinate: string) => bytes(Buffer.from(coordinate, 'base64url'))
  return map([1, int(2)], [3, int(-7)], [-1, int(1)], [-2, at(x)], [-3, at(y)])
}
