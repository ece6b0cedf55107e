import { createCipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { md4 } from './md4.ts'
import { findValue, type Packet } from './packet.ts'

/** Both challenges and the name that enter an MS-CHAPv2 exchange (RFC 2759 §4). Challenges have 16 octets. */
export type MsChapV2Exchange = {
  readonly authenticatorChallenge: Uint8Array
  readonly peerChallenge: Uint8Array
  readonly username: string
}

// RFC 2759 §8.7: fixed texts that bind the server's proof.
const serverMagic = 'Magic server to client signing constant'
const padMagic = 'Pad to make it do more than one iteration'

const sha1 = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** NtPasswordHash (RFC 2759 §8.3): all that a server must store for MS-CHAPv2. */
export function ntPasswordHash(password: string): Buffer {
  return md4(Buffer.from(password, 'utf16le'))
}

/** ChallengeHash (RFC 2759 §8.2), 8 octets. A prepended Windows domain (`DOMAIN\name`) does not enter. */
export function challengeHash({ authenticatorChallenge, peerChallenge, username }: MsChapV2Exchange): Buffer {
  const name = username.slice(username.lastIndexOf('\\') + 1)
  return sha1(peerChallenge, authenticatorChallenge, name).subarray(0, 8)
}

/** GenerateNTResponse (RFC 2759 §8.1), 24 octets. */
export function ntResponse(exchange: MsChapV2Exchange, passwordHash: Uint8Array): Buffer {
  const challenge = challengeHash(exchange)
  const key = Buffer.alloc(21)
  key.set(passwordHash)
  return Buffer.concat([0, 7, 14].map((at) => desEncrypt(key.subarray(at, at + 7), challenge)))
}

/** GenerateAuthenticatorResponse (RFC 2759 §8.7): the `S=` and 40 hexadecimal digits that prove the server knows the password. */
export function authenticatorResponse(
  exchange: MsChapV2Exchange,
  passwordHash: Uint8Array,
  response: Uint8Array,
): string {
  const digest = sha1(md4(passwordHash), response, serverMagic)
  return `S=${sha1(digest, challengeHash(exchange), padMagic).toString('hex').toUpperCase()}`
}

// Single DES left OpenSSL 3 too; triple DES with three equal keys is the same function.
function desEncrypt(key: Buffer, block: Buffer): Buffer {
  const spread = spreadDesKey(key)
  const cipher = createCipheriv('des-ede3', Buffer.concat([spread, spread, spread]), null).setAutoPadding(false)
  return Buffer.concat([cipher.update(block), cipher.final()])
}

// 56 bits of key become 8 octets of 7 bits each; DES ignores the lowest (parity) bit (RFC 2759 §8.6).
function spreadDesKey(key: Buffer): Buffer {
  const bits = BigInt(`0x${key.toString('hex')}`)
  return Buffer.from(Array.from({ length: 8 }, (_, index) => Number((bits >> BigInt(49 - 7 * index)) & 0x7fn) << 1))
}

/** Value of MS-CHAP2-Response (RFC 2548 §2.3.2): identifier, flags, peer challenge, 8 reserved octets, response. */
export function msChap2Response(identifier: number, exchange: MsChapV2Exchange, password: string): Buffer {
  const response = ntResponse(exchange, ntPasswordHash(password))
  return Buffer.concat([Buffer.from([identifier, 0]), exchange.peerChallenge, Buffer.alloc(8), response])
}

type ReceivedExchange = { identifier: number; exchange: MsChapV2Exchange; response: Uint8Array }

function readExchange(request: Packet, username: string): ReceivedExchange | undefined {
  const authenticatorChallenge = findValue(request, 'MS-CHAP-Challenge')
  const value = findValue(request, 'MS-CHAP2-Response')
  const identifier = value?.[0]
  if (!authenticatorChallenge || value?.length !== 50 || identifier === undefined) return undefined
  const exchange = { authenticatorChallenge, peerChallenge: value.subarray(2, 18), username }
  return { identifier, exchange, response: value.subarray(26, 50) }
}

/** Server side: true when the Access-Request's MS-CHAPv2 response was made with `password`. */
export function verifyMsChapV2(request: Packet, username: string, password: string): boolean {
  const received = readExchange(request, username)
  if (!received) return false
  return timingSafeEqual(ntResponse(received.exchange, ntPasswordHash(password)), received.response)
}

/** Server side: value of MS-CHAP2-Success for the Accept (RFC 2548 §2.3.3); undefined when the request holds no MS-CHAPv2. */
export function msChap2Success(request: Packet, username: string, password: string): Buffer | undefined {
  const received = readExchange(request, username)
  if (!received) return undefined
  const { identifier, exchange, response } = received
  const proof = authenticatorResponse(exchange, ntPasswordHash(password), response)
  return Buffer.concat([Buffer.from([identifier]), Buffer.from(proof, 'ascii')])
}

/** Client side: true when the Accept proves, by MS-CHAP2-Success, that the server knows the password. A CPE hangs up otherwise. */
export function verifyMsChap2Success(request: Packet, accept: Packet, username: string, password: string): boolean {
  const expected = msChap2Success(request, username, password)
  const received = findValue(accept, 'MS-CHAP2-Success')
  // Servers may append " M=message" after the 43 octets.
  if (!expected || !received || received.length < expected.length) return false
  return timingSafeEqual(expected, received.subarray(0, expected.length))
}
