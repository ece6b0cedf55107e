import { expect, test } from 'vitest'
import { subscriberPart } from '#kernel/address'
import { AppError } from '#kernel/errors'
import { createLimiter } from '#kernel/limiter'

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 10, 12, 0, seconds))

const refusal = (work: () => void): AppError | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

test('an address that asks too often is told when to come back, and others are not touched', () => {
  const limit = createLimiter(3)
  for (let times = 0; times < 3; times++) expect(refusal(() => limit('203.0.113.7', at(0)))).toBeUndefined()
  expect(refusal(() => limit('203.0.113.7', at(0)))).toMatchObject({ status: 429, extra: { retryAfterSeconds: 20 } })
  expect(refusal(() => limit('203.0.113.8', at(0)))).toBeUndefined()
})

test('who waits as told is let in again, once', () => {
  const limit = createLimiter(3)
  for (let times = 0; times < 4; times++) refusal(() => limit('203.0.113.7', at(0)))
  expect(refusal(() => limit('203.0.113.7', at(10)))).toMatchObject({ extra: { retryAfterSeconds: 10 } })
  expect(refusal(() => limit('203.0.113.7', at(20)))).toBeUndefined()
  expect(refusal(() => limit('203.0.113.7', at(20)))?.status).toBe(429)
})

test('all addresses of one IPv6 /64 are one asker', () => {
  const limit = createLimiter(1)
  limit('2001:db8:0:1::1', at(0))
  expect(refusal(() => limit('2001:db8:0:1:ffff::9', at(0)))?.status).toBe(429)
  expect(refusal(() => limit('2001:db8:0:2::1', at(0)))).toBeUndefined()
})

test.each([
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['2001:0db8::0042', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s is held by %s', (address, part) => {
  expect(subscriberPart(address)).toBe(part)
})
