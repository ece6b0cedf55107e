import { describe, expect, test } from 'vitest'
import { verifyResponse } from './authenticators.ts'
import { buildResponse, verifyCredentials } from './build-packets.ts'
import { verifyChapPassword } from './chap.ts'
import { packetCode } from './codes.ts'
import { md4 } from './md4.ts'
import { authenticatorResponse, challengeHash, ntPasswordHash, ntResponse } from './ms-chap-v2.ts'
import { decodePacket, encodePacket, findValue } from './packet.ts'
import { hideUserPassword, revealUserPassword } from './user-password.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(/\s+/g, ''), 'hex')
const secret = 'xyzzy5461'

describe('RFC 2865 §7.1, user nemo by PAP', () => {
  const request = hex(`01 00 00 38 0f 40 3f 94 73 97 80 57 bd 83 d5 cb 98 f4 22 7a 01 06 6e 65 6d 6f 02 12 0d be 70 8d
    93 d4 13 ce 31 96 e4 3f 78 2a 0a ee 04 06 c0 a8 01 10 05 06 00 00 00 03`)
  const accept = hex(`02 00 00 26 86 fe 22 0e 76 24 ba 2a 10 05 f6 bf 9b 55 e0 b2 06 06 00 00 00 01 0f 06 00 00 00 00
    0e 06 c0 a8 01 03`)
  const packet = decodePacket(request)

  test('the request reads as printed', () => {
    expect(packet).toMatchObject({ code: packetCode.accessRequest, identifier: 0 })
    expect(findValue(packet, 'User-Name')).toBe('nemo')
    expect(findValue(packet, 'NAS-IP-Address')).toBe('192.168.1.16')
    expect(findValue(packet, 'NAS-Port')).toBe(3)
    expect(encodePacket(packet)).toEqual(request)
  })

  test('the password hides and reveals as printed', () => {
    const hidden = findValue(packet, 'User-Password') ?? Buffer.alloc(0)
    expect(hideUserPassword('arctangent', secret, packet.authenticator)).toEqual(hidden)
    expect(revealUserPassword(hidden, secret, packet.authenticator)?.toString()).toBe('arctangent')
    expect(verifyCredentials(packet, 'arctangent', secret)).toBe(true)
    expect(verifyCredentials(packet, 'arctangente', secret)).toBe(false)
  })

  test('the accept verifies with the secret and with no other', () => {
    expect(verifyResponse(accept, packet.authenticator, secret)).toBe(true)
    expect(verifyResponse(accept, packet.authenticator, 'xyzzy5462')).toBe(false)
    expect(verifyResponse(accept, Buffer.alloc(16), secret)).toBe(false)
    expect(verifyResponse(accept, packet.authenticator, secret, { requireMessageAuthenticator: true })).toBe(false)
  })

  test('our own answer has the printed octets', () => {
    const { attributes } = decodePacket(accept)
    expect(buildResponse({ code: packetCode.accessAccept, request: packet, secret, attributes })).toEqual(accept)
  })
})

test('RFC 2865 §7.2: user flopsy by CHAP, the request authenticator as challenge', () => {
  const packet = decodePacket(
    hex(`01 01 00 47 2a ee 86 f0 8d 0d 55 96 9c a5 97 8e 0d 33 67 a2 01 08 66 6c 6f 70 73 79 03 13 16 e9 75 57 c3 16
      18 58 95 f2 93 ff 63 44 07 72 75 04 06 c0 a8 01 10 05 06 00 00 00 14 06 06 00 00 00 02 07 06 00 00 00 01`),
  )
  const received = findValue(packet, 'CHAP-Password') ?? Buffer.alloc(0)
  expect(received[0]).toBe(22)
  expect(verifyChapPassword(received, 'arctangent', packet.authenticator)).toBe(true)
  expect(verifyCredentials(packet, 'arctangent', secret)).toBe(true)
  expect(verifyCredentials(packet, 'Arctangent', secret)).toBe(false)
})

test.each([
  ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
  ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
  ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
  ['message digest', 'd9130a8164549fe818874806e1c7014b'],
  ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
  ['1234567890'.repeat(8), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
])('RFC 1320 §A.5: MD4 of "%s"', (message, digest) => {
  expect(md4(Buffer.from(message)).toString('hex')).toBe(digest)
})

test('RFC 2759 §9.2: User, clientPass', () => {
  const exchange = {
    authenticatorChallenge: hex('5B 5D 7C 7D 7B 3F 2F 3E 3C 2C 60 21 32 26 26 28'),
    peerChallenge: hex('21 40 23 24 25 5E 26 2A 28 29 5F 2B 3A 33 7C 7E'),
    username: 'User',
  }
  const hash = ntPasswordHash('clientPass')
  const response = ntResponse(exchange, hash)
  expect(challengeHash(exchange)).toEqual(hex('D0 2E 43 86 BC E9 12 26'))
  expect(challengeHash({ ...exchange, username: 'PROVEDOR\\User' })).toEqual(challengeHash(exchange))
  expect(hash).toEqual(hex('44 EB BA 8D 53 12 B8 D6 11 47 44 11 F5 69 89 AE'))
  expect(response).toEqual(hex('82 30 9E CD 8D 70 8B 5E A0 8F AA 39 81 CD 83 54 42 33 11 4A 3D 85 D6 DF'))
  expect(authenticatorResponse(exchange, hash, response)).toBe('S=407A5589115FD0D6209F510FE9C04566932CDA56')
})
