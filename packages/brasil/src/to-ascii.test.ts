import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toAscii } from './to-ascii.ts'

test.each([
  ['São João d’Oeste', "Sao Joao d'Oeste"],
  ['Praça 1º de Março, 2ª entrada', 'Praca 1o de Marco, 2a entrada'],
  ['Ünïcode – travessão — “aspas”', 'Unicode - travessao - "aspas"'],
  ['sem\u00a0quebra\r\nlinha\tnova', 'sem quebra linha nova'],
  ['plano 500 Mbps 🚀 ©', 'plano 500 Mbps  '],
  ['fat 1/2 (R$ 9,90) @ #', 'fat 1/2 (R$ 9,90) @ #'],
])('%s is written %s', (text, ascii) => {
  expect(toAscii(text)).toBe(ascii)
})

test('whatever comes in, only printable ASCII goes out, and ASCII is left alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(toAscii(text)).toMatch(/^[ -~]*$/)
      expect(toAscii(toAscii(text))).toBe(toAscii(text))
    }),
  )
})
