import { expect, test } from 'vitest'
import { BoletoError, computeBoletoBatch } from './index.ts'

const input = {
  agencia: '1234',
  conta: '56789',
  carteira: '109',
  numero: '7',
  valorCentavos: 9990,
  vencimento: '2025-02-21',
}

test('a good boleto comes back with its lines and its id', () => {
  expect(computeBoletoBatch([{ id: 'a', bank: '341', input }])).toEqual([
    {
      id: 'a',
      fator: '9999',
      campoLivre: '1090000000771234567897000',
      nossoNumero: '000000077',
      codigoBarras: '34198999900000099901090000000771234567897000',
      linhaDigitavel: '34191.09008 00000.771238 45678.970000 8 99990000009990',
    },
  ])
})

test('one bad boleto never breaks the others, and each says what is wrong', () => {
  const strange = [
    { id: 1, bank: '341', input },
    null,
    'boleto',
    [],
    { id: 2 },
    { id: 3, bank: 341, input },
    { id: 4, bank: '341' },
    { id: 5, bank: '341', input: { ...input, agencia: 1234 } },
    { id: 6, bank: '341', input: { ...input, conta: { toString: 1 } } },
    { id: 7, bank: '341', input: { ...input, valorCentavos: '99,90' } },
    { id: 8, bank: '748', input: { ...input, ano: [] } },
    { id: 9, bank: '104', input: { ...input, codigoCliente: '123456', carteira: '109' } },
    { id: 10, bank: '341', input: { ...input, vencimento: 20250221 } },
    { id: 11, bank: 'x'.repeat(5000), input },
    { id: 12, bank: '341', input },
  ]
  const answers = computeBoletoBatch(strange)
  const summary = answers.map((answer) =>
    'error' in answer ? `${answer.error.code} ${answer.error.field}`.trim() : answer.nossoNumero,
  )
  expect(summary).toEqual([
    '000000077',
    'invalid-field',
    'invalid-field',
    'invalid-field',
    'missing-field bank',
    'invalid-field bank',
    'invalid-field input',
    'invalid-field agencia',
    'invalid-field conta',
    'invalid-field valorCentavos',
    'invalid-field ano',
    'invalid-field carteira',
    'invalid-field vencimento',
    'unknown-bank bank',
    '000000077',
  ])
  for (const answer of answers) if ('error' in answer) expect(answer.error.detail.length).toBeLessThan(800)
})

test('an input that is no list is refused as a whole', () => {
  expect(() => computeBoletoBatch({ id: 1 })).toThrow(BoletoError)
})
