import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBrCode } from './decode-br-code.ts'
import { encodeBrCode } from './encode-br-code.ts'
import { readBrCodeInput } from './read-br-code-input.ts'

const shown = (size: number) => fc.stringMatching(new RegExp(`^[A-Za-z]([A-Za-z .&'-]{0,${size - 2}}[A-Za-z])?$`))
const common = {
  name: shown(25),
  city: shown(15),
  amountCents: fc.option(fc.integer({ min: 1, max: 999_999_999_999 })),
  txid: fc.oneof(fc.constant('***'), fc.stringMatching(/^[A-Za-z0-9]{1,25}$/)),
  singleUse: fc.option(fc.boolean()),
  recurrenceUrl: fc.option(fc.stringMatching(/^[a-z]{1,10}\.com\.br\/[A-Za-z0-9/-]{1,40}$/)),
}
const anyCode = fc.oneof(
  fc.record({
    kind: fc.constant('static' as const),
    key: fc.constantFrom(
      '52998224725',
      '12ABC34501DE35',
      '+5548999990000',
      'pix@provedor.com.br',
      'b1f7c2a0-0000-4000-8000-00000000000a',
    ),
    info: fc.option(fc.stringMatching(/^[A-Za-z0-9](.{0,20}[A-Za-z0-9])?$/).filter((text) => /^[ -~]*$/.test(text))),
    ...common,
  }),
  fc.record({
    kind: fc.constant('dynamic' as const),
    url: fc.stringMatching(/^[a-z]{1,10}\.com\.br\/[A-Za-z0-9/-]{1,50}$/),
    ...common,
  }),
)

test('whatever is encoded is decoded into the same', () => {
  fc.assert(
    fc.property(anyCode, (input) => {
      const payload = encodeBrCode(readBrCodeInput(input))
      expect(payload).toMatch(/^[ -~]{1,512}$/)
      expect(decodeBrCode(payload)).toMatchObject({ ...input, crcValid: true })
      expect(encodeBrCode(decodeBrCode(payload))).toBe(payload)
    }),
  )
})

test('any one altered character is noticed', () => {
  const payload = encodeBrCode({
    kind: 'static',
    key: '52998224725',
    name: 'PROVEDOR',
    city: 'LAGES',
    amountCents: 9990,
  })
  fc.assert(
    fc.property(fc.nat(payload.length - 1), fc.stringMatching(/^[!-~]$/), (at, character) => {
      fc.pre(payload[at]?.toUpperCase() !== character.toUpperCase())
      expect(() => decodeBrCode(payload.slice(0, at) + character + payload.slice(at + 1))).toThrow(
        expect.objectContaining({ name: 'PixError' }),
      )
    }),
  )
})
