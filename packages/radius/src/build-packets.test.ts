import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { verifyRequest, verifyResponse } from './authenticators.ts'
import {
  buildAccessRequest,
  buildAccountingRequest,
  buildDynamicAuthorizationRequest,
  buildResponse,
  verifyCredentials,
  type Credentials,
} from './build-packets.ts'
import { packetCode } from './codes.ts'
import { msChap2Success, verifyMsChap2Success } from './ms-chap-v2.ts'
import { decodePacket, type AttributeInput } from './packet.ts'
import { hideUserPassword, revealUserPassword } from './user-password.ts'

const secret = 'segredo-do-concentrador'
const ana: AttributeInput[] = [['User-Name', 'ana']]
const methods = ['pap', 'chap', 'mschapv2'] as const
const credentialsOf = (method: (typeof methods)[number], password: string): Credentials =>
  method === 'mschapv2' ? { method, username: 'ana', password } : { method, password }

describe('Access-Request', () => {
  test.each(methods)('%s: the server recognises the right password and no other', (method) => {
    const password = fc.string({ minLength: 1, maxLength: 32 }).filter((text) => !text.includes('\0'))
    fc.assert(
      fc.property(password, (text) => {
        const credentials = credentialsOf(method, text)
        const bytes = buildAccessRequest({ identifier: 1, secret, attributes: ana, credentials })
        const packet = decodePacket(bytes)
        expect(verifyRequest(bytes, secret, { requireMessageAuthenticator: true })).toBe(true)
        expect(verifyCredentials(packet, text, secret)).toBe(true)
        expect(verifyCredentials(packet, `${text}x`, secret)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  test('Message-Authenticator comes first and detects any changed octet', () => {
    const bytes = buildAccessRequest({ identifier: 1, secret, attributes: ana, credentials: credentialsOf('pap', 'x') })
    expect(bytes[20]).toBe(80)
    for (let at = 4; at < bytes.length; at++) {
      const forged = Buffer.from(bytes)
      forged.writeUInt8((forged.readUInt8(at) + 1) % 256, at)
      expect(verifyRequest(forged, secret, { requireMessageAuthenticator: true })).toBe(false)
    }
    expect(verifyRequest(bytes, 'outro')).toBe(false)
  })

  test('without Message-Authenticator only a server that requires it refuses', () => {
    const bytes = buildAccessRequest({ identifier: 1, secret, attributes: ana, messageAuthenticator: false })
    expect(verifyRequest(bytes, secret)).toBe(true)
    expect(verifyRequest(bytes, secret, { requireMessageAuthenticator: true })).toBe(false)
  })

  test('two requests never share an authenticator', () => {
    const build = () => buildAccessRequest({ identifier: 1, secret, attributes: ana }).subarray(4, 20).toString('hex')
    expect(build()).not.toBe(build())
  })

  test('MS-CHAPv2: the accept proves that the server knows the password', () => {
    const credentials = credentialsOf('mschapv2', 's3nha')
    const request = decodePacket(buildAccessRequest({ identifier: 1, secret, attributes: ana, credentials }))
    const acceptOf = (password: string) => {
      const success = msChap2Success(request, 'ana', password) ?? Buffer.alloc(0)
      const attributes: AttributeInput[] = [['MS-CHAP2-Success', success]]
      return decodePacket(buildResponse({ code: packetCode.accessAccept, request, secret, attributes }))
    }
    expect(verifyMsChap2Success(request, acceptOf('s3nha'), 'ana', 's3nha')).toBe(true)
    expect(verifyMsChap2Success(request, acceptOf('outra'), 'ana', 's3nha')).toBe(false)
    const bare = decodePacket(buildResponse({ code: packetCode.accessAccept, request, secret }))
    expect(verifyMsChap2Success(request, bare, 'ana', 's3nha')).toBe(false)
  })
})

describe('PAP hiding', () => {
  test.each([1, 15, 16, 17, 32, 128])('a password of %d octets comes back', (length) => {
    const password = 'ç'
      .repeat(length / 2)
      .padEnd(length, 'x')
      .slice(0, length)
    const text = Buffer.byteLength(password) > 128 ? 'x'.repeat(128) : password
    const hidden = hideUserPassword(text, secret, Buffer.alloc(16, 3))
    expect(hidden.length % 16).toBe(0)
    expect(revealUserPassword(hidden, secret, Buffer.alloc(16, 3))?.toString()).toBe(text)
  })

  test('129 octets do not fit', () => {
    expect(() => hideUserPassword('x'.repeat(129), secret, Buffer.alloc(16))).toThrow(
      expect.objectContaining({ code: 'value-too-long' }),
    )
  })

  test('a hidden password of an impossible length reveals nothing', () => {
    for (const length of [0, 8, 17, 144]) {
      expect(revealUserPassword(Buffer.alloc(length), secret, Buffer.alloc(16))).toBeUndefined()
    }
  })
})

describe('requests signed by digest', () => {
  const builds = [
    ['Accounting', buildAccountingRequest],
    ['CoA', (input: Parameters<typeof buildAccountingRequest>[0]) => buildDynamicAuthorizationRequest('coa', input)],
  ] as const

  test.each(builds)('%s: the authenticator is the digest over a zero authenticator', (_, build) => {
    const bytes = build({ identifier: 7, secret, attributes: ana })
    const blank = Buffer.from(bytes).fill(0, 4, 20)
    expect(bytes.subarray(4, 20)).toEqual(createHash('md5').update(blank).update(secret).digest())
    expect(verifyRequest(bytes, secret)).toBe(true)
    expect(verifyRequest(bytes, 'outro')).toBe(false)
  })

  test.each(builds)('%s: with Message-Authenticator both digests are checked', (_, build) => {
    const bytes = build({ identifier: 7, secret, attributes: ana, messageAuthenticator: true })
    expect(verifyRequest(bytes, secret, { requireMessageAuthenticator: true })).toBe(true)
    const forged = Buffer.from(bytes)
    forged.writeUInt8(forged.readUInt8(25) ^ 1, 25)
    const resigned = Buffer.from(forged).fill(0, 4, 20)
    forged.set(createHash('md5').update(resigned).update(secret).digest(), 4)
    expect(verifyRequest(forged, secret)).toBe(false)
  })
})

test('an answer with Message-Authenticator verifies; its removal or change does not', () => {
  const request = decodePacket(buildAccessRequest({ identifier: 1, secret, attributes: ana }))
  const answer = buildResponse({ code: packetCode.accessReject, request, secret, messageAuthenticator: true })
  const options = { requireMessageAuthenticator: true }
  expect(verifyResponse(answer, request.authenticator, secret, options)).toBe(true)
  expect(verifyResponse(answer.subarray(0, 20), request.authenticator, secret, options)).toBe(false)
  for (const junk of [Buffer.alloc(0), Buffer.alloc(20), Buffer.alloc(30, 1)]) {
    expect(verifyResponse(junk, request.authenticator, secret)).toBe(false)
    expect(verifyRequest(junk, secret)).toBe(false)
  }
})
