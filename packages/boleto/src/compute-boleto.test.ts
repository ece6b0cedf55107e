import { describe, expect, test } from 'vitest'
import { banks, BoletoError, computeBoleto, computeNossoNumero, requireOwnNumbers, type BoletoInput } from './index.ts'

/** What the operator is told: code and field of the refusal. */
function refusal(bank: string, input: Partial<BoletoInput>) {
  try {
    computeBoleto({ bank, input: { valorCentavos: 100, vencimento: '2026-01-10', ...input } })
  } catch (error) {
    if (error instanceof BoletoError) return `${error.code} ${error.field}`
    throw error
  }
  return 'accepted'
}

const itau = {
  agencia: '1234',
  conta: '56789',
  carteira: '109',
  numero: '7',
  valorCentavos: 9990,
  vencimento: '2025-02-21',
}

describe('banks', () => {
  test('Itaú carteira 109 at the last day of the first factor cycle', () => {
    expect(computeBoleto({ bank: '341', input: itau })).toMatchObject({
      fator: '9999',
      campoLivre: '1090000000771234567897000',
      nossoNumero: '000000077',
      linhaDigitavel: '34191.09008 00000.771238 45678.970000 8 99990000009990',
    })
  })

  test('Itaú carteiras 126 131 146 150 168 leave the account out of the DV', () => {
    const [one, other] = ['1234', '4321'].map((agencia) =>
      computeNossoNumero('341', { ...itau, agencia, carteira: '168' }),
    )
    expect(one).toEqual(other)
    expect(one?.full).not.toBe(computeNossoNumero('341', itau).full)
  })

  test('Banco do Brasil convênios of 7 and 8 digits give 17 digits without DV', () => {
    const account = { agencia: '1234', conta: '56789', carteira: '17', numero: '42' }
    expect(computeNossoNumero('001', { ...account, convenio: '1234567' }).full).toBe('12345670000000042')
    expect(computeNossoNumero('001', { ...account, convenio: '12345678' }).full).toBe('12345678000000042')
    const { campoLivre } = computeBoleto({ bank: '001', input: { ...account, convenio: '12345678', valorCentavos: 1 } })
    expect(campoLivre).toBe('0000001234567800000004217')
  })

  test('Banco do Brasil convênio of 6 digits has an X for the DV ten', () => {
    const numbers = Array.from({ length: 30 }, (_, index) => String(index + 1))
    const dvs = numbers.map((numero) => computeNossoNumero('001', { convenio: '123456', carteira: '18', numero }).dv)
    expect(dvs).toContain('X')
    expect(new Set(dvs)).not.toContain('10')
  })

  test('Bradesco has a P for the DV ten, printed and kept out of the bar code', () => {
    const account = { agencia: '1234', conta: '1234567', carteira: '19', valorCentavos: 1 }
    const all = Array.from({ length: 40 }, (_, index) =>
      computeBoleto({ bank: '237', input: { ...account, numero: `${index + 1}` } }),
    )
    const withP = all.filter(({ nossoNumero }) => nossoNumero.endsWith('P'))
    expect(withP.length).toBeGreaterThan(0)
    for (const { codigoBarras } of withP) expect(codigoBarras).toMatch(/^\d{44}$/)
  })

  test('Caixa appends the DV to 6-digit codes and none to 7-digit ones', () => {
    const account = { agencia: '1234', carteira: 'RG', numero: '7', valorCentavos: 1 }
    const code = (codigoCliente: string) =>
      computeBoleto({ bank: '104', input: { ...account, codigoCliente } }).campoLivre.slice(0, 7)
    expect(code('123456')).toBe('1234560')
    expect(code('1100001')).toBe('1100001')
    expect(refusal('104', { ...account, codigoCliente: '1005507' })).toBe('invalid-field codigoCliente')
  })

  test('Caixa writes 24 for titles without registration', () => {
    expect(computeNossoNumero('104', { carteira: 'SR', numero: '7' }).number).toBe('24000000000000007')
  })

  test('Sicredi uses the year of issue and tells registered titles from the others', () => {
    const input = {
      agencia: '0156',
      posto: '05',
      codigoCliente: '85305',
      byte: '2',
      ano: 2025,
      numero: '1',
      carteira: '1',
    }
    const registered = computeBoleto({ bank: '748', input: { ...input, valorCentavos: 1, vencimento: '2026-01-10' } })
    expect(registered.nossoNumeroParts).toEqual({
      number: '25200001',
      dv: '4',
      full: '252000014',
      printed: '25/200001-4',
    })
    expect(registered.campoLivre).toBe('1125200001401560585305106')
    const without = computeBoleto({ bank: '748', input: { ...input, registrada: false, valorCentavos: 1 } })
    expect(without.campoLivre.slice(0, 24)).toBe('312520000140156058530510')
  })

  test('C6 carteiras 20 and 40 end in 4, the others in 3', () => {
    const last = (carteira: string) =>
      computeBoleto({
        bank: '336',
        input: { codigoCliente: '250117', carteira, numero: '7', valorCentavos: 1 },
      }).campoLivre.at(-1)
    expect(['10', '20', '30', '40'].map(last)).toEqual(['3', '4', '3', '4'])
  })

  test('Safra gives 1 for remainder zero and 0 for remainder one', () => {
    expect(computeNossoNumero('422', { numero: '414' }).full).toBe('000004146')
    expect(computeNossoNumero('422', { numero: '443' }).full).toBe('000004430')
    const dvs = Array.from({ length: 99 }, (_, index) => index + 1)
    const zeroRemainder = dvs.find((n) => (2 * (n % 10) + 3 * Math.floor(n / 10)) % 11 === 0)
    expect(computeNossoNumero('422', { numero: String(zeroRemainder) }).dv).toBe('1')
  })

  test('each bank has a code of 3 digits, used once', () => {
    const codes = banks.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { code, displayDv } of banks) expect(`${code}-${displayDv}`).toMatch(/^\d{3}-[\dX]$/)
  })
})

describe('values and due dates', () => {
  test('a value of zero and the largest value are payable lines', () => {
    expect(computeBoleto({ bank: '341', input: { ...itau, valorCentavos: 0 } }).codigoBarras.slice(9, 19)).toBe(
      '0000000000',
    )
    expect(
      computeBoleto({ bank: '341', input: { ...itau, valorCentavos: 9_999_999_999 } }).codigoBarras.slice(9, 19),
    ).toBe('9999999999')
  })

  test('a boleto without due date has factor 0000', () => {
    expect(computeBoleto({ bank: '341', input: { ...itau, vencimento: null } }).fator).toBe('0000')
  })

  test.each([-1, 0.5, Number.NaN, 10_000_000_000])('a value of %s centavos is refused', (valorCentavos) => {
    expect(refusal('341', { ...itau, valorCentavos })).toBe('value-out-of-range valorCentavos')
  })

  test.each(['2026-02-30', '1997-10-07', '10/01/2026', ''])('“%s” is no due date', (vencimento) => {
    expect(refusal('341', { ...itau, vencimento })).toBe('invalid-due-date vencimento')
  })
})

describe('refusals', () => {
  test('an unknown bank is named', () => {
    expect(refusal('999', itau)).toBe('unknown-bank bank')
  })

  test('what is too long is refused, never cut, and surplus leading zeros change nothing', () => {
    expect(refusal('341', { ...itau, conta: '567890' })).toBe('field-too-long conta')
    expect(refusal('341', { ...itau, numero: '123456789' })).toBe('field-too-long numero')
    expect(computeNossoNumero('341', { ...itau, conta: '0056789' })).toEqual(computeNossoNumero('341', itau))
  })

  test('letters, dots and dashes are refused', () => {
    expect(refusal('341', { ...itau, conta: '5678-9' })).toBe('invalid-field conta')
    expect(refusal('237', { ...itau, agencia: '12é4', carteira: '09' })).toBe('invalid-field agencia')
  })

  test('a missing field is named', () => {
    const { agencia: _, ...rest } = itau
    expect(refusal('341', rest)).toBe('missing-field agencia')
    expect(refusal('748', { agencia: '0156', posto: '05', codigoCliente: '85305', byte: '2', numero: '1' })).toBe(
      'missing-field ano',
    )
    expect(refusal('422', { agencia: '1234', agenciaDv: '5', conta: '1', numero: '1' })).toBe('missing-field contaDv')
  })

  test('no line exists where the bank issues the number and has not answered', () => {
    const bb = { convenio: '1234567', carteira: '11' }
    expect(refusal('001', bb)).toBe('bank-issues-number numero')
    expect(refusal('001', { ...bb, numero: '0' })).toBe('bank-issues-number numero')
    expect(refusal('001', { ...bb, numero: '321' })).toBe('accepted')
    expect(refusal('077', { carteira: '112', operacao: '1234567' })).toBe('bank-issues-number numero')
    expect(refusal('748', { agencia: '0156', posto: '05', codigoCliente: '85305', byte: '1', ano: 2026 })).toBe(
      'bank-issues-number numero',
    )
    expect(refusal('341', { ...itau, numero: '0' })).toBe('invalid-field numero')
  })

  test('who allocates numbers is told where the bank does it', () => {
    const bb = { convenio: '1234567', carteira: '11' }
    expect(() => requireOwnNumbers('001', bb)).toThrow(expect.objectContaining({ code: 'bank-issues-number' }))
    expect(() => requireOwnNumbers('001', { ...bb, carteira: '17' })).not.toThrow()
    expect(() => requireOwnNumbers('341', {})).not.toThrow()
  })

  test('Banco do Brasil refuses a convênio of another length', () => {
    expect(refusal('001', { convenio: '12345', carteira: '17', numero: '1' })).toBe('invalid-field convenio')
  })
})
