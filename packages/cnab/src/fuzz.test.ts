import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CnabError, readRetorno } from './index.ts'
import { accounts } from './testing/sample-remessa.ts'
import { paid, sampleRetorno } from './testing/sample-retorno.ts'

const keys = Object.keys(accounts)

function readOrRefuse(bytes: Uint8Array): number {
  try {
    return readRetorno(bytes).paidCents
  } catch (error) {
    if (error instanceof CnabError) return 0
    throw error
  }
}

test('random bytes never crash the reader', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      expect(readOrRefuse(bytes)).toBe(0)
    }),
    { numRuns: 300 },
  )
})

test.each(keys)('%s: a file cut anywhere never pays more than the whole file', (key) => {
  const bytes = sampleRetorno(key, [paid(key), paid(key), paid(key, { occurrence: '02' })])
  for (let length = 0; length <= bytes.length; length += 7) {
    expect([0, 10210, 20420]).toContain(readOrRefuse(bytes.subarray(0, length)))
  }
})

test.each(keys)('%s: damage anywhere gives warnings or a refusal, never a crash', (key) => {
  const bytes = sampleRetorno(key, [paid(key), paid(key)])
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 12 }), (at, noise) => {
      const damaged = Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + noise.length)])
      expect(readOrRefuse(damaged)).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 300 },
  )
})

test.each(keys)('%s: lines in any order, repeated or missing, never crash', (key) => {
  const lines = sampleRetorno(key, [paid(key), paid(key)])
    .toString('latin1')
    .split('\r\n')
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 12 }), (shuffled) => {
      const paidCents = readOrRefuse(Buffer.from(shuffled.join('\r\n'), 'latin1'))
      expect(paidCents % 10210).toBe(0)
    }),
    { numRuns: 200 },
  )
})
