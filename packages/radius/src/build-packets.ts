import { randomBytes as cryptoRandomBytes, timingSafeEqual } from 'node:crypto'
import { signAccessRequest, signDigestRequest, signResponse } from './authenticators.ts'
import { chapPassword, verifyChapPassword } from './chap.ts'
import { packetCode } from './codes.ts'
import { msChap2Response, verifyMsChapV2 } from './ms-chap-v2.ts'
import { encodePacket, findValue, type AttributeInput, type Packet } from './packet.ts'
import { hideUserPassword, revealUserPassword } from './user-password.ts'

/** How the subscriber proves the password; MS-CHAPv2 also hashes the user name. */
export type Credentials =
  | { readonly method: 'pap'; readonly password: string }
  | { readonly method: 'chap'; readonly password: string }
  | { readonly method: 'mschapv2'; readonly username: string; readonly password: string }

type RandomBytes = (length: number) => Buffer

export type AccessRequestInput = {
  readonly identifier: number
  readonly secret: string
  readonly attributes: readonly AttributeInput[]
  readonly credentials?: Credentials
  /** Default true; placed first, as advised against CVE-2024-3596 ("BlastRADIUS"). */
  readonly messageAuthenticator?: boolean
  /** Source of authenticators and challenges; only a reproducible simulation should replace the default. */
  readonly randomBytes?: RandomBytes
}

const unsigned: AttributeInput = ['Message-Authenticator', Buffer.alloc(16)]

/** A signed Access-Request (RFC 2865 §4.1). */
export function buildAccessRequest(input: AccessRequestInput): Buffer {
  const { identifier, secret, messageAuthenticator = true, randomBytes = cryptoRandomBytes } = input
  const authenticator = randomBytes(16)
  const proof = input.credentials ? credentialAttributes(input.credentials, secret, authenticator, randomBytes) : []
  const attributes = [...(messageAuthenticator ? [unsigned] : []), ...input.attributes, ...proof]
  return signAccessRequest(
    encodePacket({ code: packetCode.accessRequest, identifier, authenticator, attributes }),
    secret,
  )
}

function credentialAttributes(
  credentials: Credentials,
  secret: string,
  authenticator: Buffer,
  randomBytes: RandomBytes,
): AttributeInput[] {
  const { password } = credentials
  if (credentials.method === 'pap') return [['User-Password', hideUserPassword(password, secret, authenticator)]]
  const identifier = randomBytes(1).readUInt8(0)
  if (credentials.method === 'chap') {
    const challenge = randomBytes(16)
    return [
      ['CHAP-Password', chapPassword(identifier, password, challenge)],
      ['CHAP-Challenge', challenge],
    ]
  }
  const authenticatorChallenge = randomBytes(16)
  const exchange = { authenticatorChallenge, peerChallenge: randomBytes(16), username: credentials.username }
  return [
    ['MS-CHAP-Challenge', authenticatorChallenge],
    ['MS-CHAP2-Response', msChap2Response(identifier, exchange, password)],
  ]
}

/** What a request signed by digest needs. `messageAuthenticator` (default false) adds one; few routers know it here. */
export type DigestRequestInput = {
  readonly identifier: number
  readonly secret: string
  readonly attributes: readonly AttributeInput[]
  readonly messageAuthenticator?: boolean
}

/** A signed Accounting-Request (RFC 2866 §4.1). */
export function buildAccountingRequest(input: DigestRequestInput): Buffer {
  return buildDigestRequest(packetCode.accountingRequest, input)
}

/** A signed CoA-Request or Disconnect-Request (RFC 5176 §2). */
export function buildDynamicAuthorizationRequest(kind: 'coa' | 'disconnect', input: DigestRequestInput): Buffer {
  return buildDigestRequest(kind === 'coa' ? packetCode.coaRequest : packetCode.disconnectRequest, input)
}

function buildDigestRequest(code: number, input: DigestRequestInput): Buffer {
  const { identifier, secret, messageAuthenticator = false } = input
  const attributes = messageAuthenticator ? [unsigned, ...input.attributes] : input.attributes
  return signDigestRequest(encodePacket({ code, identifier, authenticator: Buffer.alloc(16), attributes }), secret)
}

export type ResponseInput = {
  readonly code: number
  /** The request answered: gives identifier and authenticator. */
  readonly request: Pick<Packet, 'identifier' | 'authenticator'>
  readonly secret: string
  readonly attributes?: readonly AttributeInput[]
  readonly messageAuthenticator?: boolean
}

/** A signed answer to a request (RFC 2865 §3). */
export function buildResponse(input: ResponseInput): Buffer {
  const { code, request, secret, messageAuthenticator = false } = input
  const attributes = [...(messageAuthenticator ? [unsigned] : []), ...(input.attributes ?? [])]
  const bytes = encodePacket({ code, identifier: request.identifier, authenticator: request.authenticator, attributes })
  return signResponse(bytes, request.authenticator, secret)
}

/** Server side: true when the request proves `password` by PAP, CHAP or MS-CHAPv2, whichever it carries. */
export function verifyCredentials(request: Packet, password: string, secret: string): boolean {
  const hidden = findValue(request, 'User-Password')
  if (hidden) {
    const clear = revealUserPassword(hidden, secret, request.authenticator)
    const expected = Buffer.from(password, 'utf8')
    return clear?.length === expected.length && timingSafeEqual(clear, expected)
  }
  const chap = findValue(request, 'CHAP-Password')
  // RFC 2865 §5.3: without CHAP-Challenge the request authenticator is the challenge.
  if (chap) return verifyChapPassword(chap, password, findValue(request, 'CHAP-Challenge') ?? request.authenticator)
  return verifyMsChapV2(request, findValue(request, 'User-Name') ?? '', password)
}
