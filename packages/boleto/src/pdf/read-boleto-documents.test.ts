import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BoletoError, readBoletoDocuments } from '../index.ts'

const example = JSON.parse(readFileSync(new URL('../../examples/boletos.json', import.meta.url), 'utf8'))
const [computed, registered] = example.boletos

/** Code and JSON pointer of the refusal; the message names the place too. */
function refusal(value: unknown) {
  try {
    readBoletoDocuments(value)
  } catch (error) {
    if (!(error instanceof BoletoError)) throw error
    expect(error.detail).toContain(error.field)
    return `${error.code} ${error.field}`.trim()
  }
  return 'accepted'
}

describe('the JSON of boletos to print', () => {
  test('the example computes what it does not give, and takes a registered bar code as it is', () => {
    const { layout, documents } = readBoletoDocuments(example)
    expect(layout).toBe('single')
    expect(documents[0]).toMatchObject({
      nossoNumero: '109/00000007-7',
      agencyAndCode: '1234 / 56789-7',
      carteira: '109',
      dueOn: '2026-03-10',
      amountCents: 9990,
    })
    expect(documents[1]?.codigoBarras).toBe('34198999900000099901090000000771234567897000')
  })

  test('a list alone is single boletos', () => {
    expect(readBoletoDocuments(example.boletos)).toMatchObject({ layout: 'single', documents: [{}, {}] })
  })

  test.each([
    ['x', 'invalid-field'],
    [{ boletos: {} }, 'invalid-field /boletos'],
    [{ ...example, layout: 'poster' }, 'invalid-field /layout'],
    [{ ...example, boleto: [] }, 'invalid-field /boleto'],
    [{ boletos: [computed, 7] }, 'invalid-field /boletos/1'],
  ])('a request that is none is refused: %#', (value, expected) => {
    expect(refusal(value)).toBe(expected)
  })

  test.each([
    [{ payer: undefined }, 'invalid-field /0/payer'],
    [{ payer: {} }, 'missing-field /0/payer/name'],
    [{ instruction: [] }, 'invalid-field /0/instruction'],
    [{ instructions: [1] }, 'invalid-field /0/instructions/0'],
    [{ issuedOn: '2026-02-30' }, 'invalid-field /0/issuedOn'],
    [{ issuedOn: null }, 'missing-field /0/issuedOn'],
    [{ input: { agencia: 1 } }, 'invalid-field /0/input/agencia'],
    [{ input: null }, 'invalid-field /0/input'],
    [{ bank: '999' }, 'unknown-bank /0/bank'],
    [{ statement: [{ text: 'a', amountCents: 1.5 }] }, 'invalid-field /0/statement/0/amountCents'],
  ])('a field that is wrong is named by its JSON pointer: %j', (change, expected) => {
    expect(refusal([{ ...computed, ...change }])).toBe(expected)
  })

  test.each([
    [{ dueOn: '2025-02-20' }, 'document-mismatch /0/dueOn'],
    [{ amountCents: 9991 }, 'document-mismatch /0/amountCents'],
    [{ bank: '237' }, 'document-mismatch /0/bank'],
    [{ codigoBarras: '1' }, 'invalid-length /0/codigoBarras'],
    [{ codigoBarras: '34198999900000099901090000000771234567897001' }, 'invalid-check-digit /0/codigoBarras'],
  ])('what contradicts the registered bar code is not printed: %j', (change, expected) => {
    expect(refusal([{ ...registered, ...change }])).toBe(expected)
  })
})
