import fc from 'fast-check'
import { addDays } from '@open-sgp/brasil'
import { describe, expect, test } from 'vitest'
import { BoletoError, banks, computeBoleto, dueDateFactor, dueDateFromFactor, parseBoleto } from './index.ts'
import { assembleBarcode, barcodeOfLine, lineOfBarcode } from './barcode.ts'

const line = '34191.09008 00000.771238 45678.970000 8 99990000009990'
const today = '2025-02-01'

function refusal(text: string) {
  try {
    parseBoleto(text, today)
  } catch (error) {
    if (error instanceof BoletoError) return `${error.code} ${error.field}`
    throw error
  }
  return 'accepted'
}

describe('reading a boleto', () => {
  test('a printed line tells bank, due date, value and account', () => {
    expect(parseBoleto(line, today)).toEqual({
      bank: '341',
      bankName: 'Itaú',
      codigoBarras: '34198999900000099901090000000771234567897000',
      linhaDigitavel: line,
      fator: '9999',
      vencimento: '2025-02-21',
      valorCentavos: 9990,
      campoLivre: '1090000000771234567897000',
      campos: {
        carteira: '109',
        nossoNumero: '00000007',
        nossoNumeroDv: '7',
        agencia: '1234',
        conta: '56789',
        contaDv: '7',
      },
    })
  })

  test('dots, blanks, dashes and no-break spaces do not matter, and the bar code tells the same', () => {
    const expected = parseBoleto(line, today)
    expect(parseBoleto(line.replace(/[. ]/g, ''), today)).toEqual(expected)
    expect(parseBoleto(`\u00a0${line.replace(/ /g, '-')}\n`, today)).toEqual(expected)
    expect(parseBoleto(expected.codigoBarras, today)).toEqual(expected)
  })

  test('a factor is placed in the cycle of the window around today', () => {
    const code = assembleBarcode('341', '1000', 1, '0'.repeat(25))
    expect(parseBoleto(code, '2001-01-01').vencimento).toBe('2000-07-03')
    expect(parseBoleto(code, '2026-01-01').vencimento).toBe('2025-02-22')
    expect(parseBoleto(code, '2049-12-01').vencimento).toBe('2049-10-14')
    expect(parseBoleto(assembleBarcode('341', '0000', 1, '0'.repeat(25)), today).vencimento).toBeNull()
  })

  test('the boleto of an unknown bank is read without its account', () => {
    expect(parseBoleto(assembleBarcode('999', '1000', 1, '0'.repeat(25)), today)).toMatchObject({
      bankName: null,
      campos: {},
    })
  })
})

describe('refusing a line', () => {
  test('the mistyped field is named', () => {
    const mistyped = (at: number) => line.slice(0, at) + ((Number(line[at]) + 1) % 10) + line.slice(at + 1)
    expect(refusal(mistyped(2))).toBe('invalid-check-digit campo1')
    expect(refusal(mistyped(13))).toBe('invalid-check-digit campo2')
    expect(refusal(mistyped(31))).toBe('invalid-check-digit campo3')
    expect(refusal(mistyped(38))).toBe('invalid-check-digit codigoBarras')
    expect(refusal(mistyped(line.length - 1))).toBe('invalid-check-digit codigoBarras')
  })

  test('bills of water, light and taxes are recognised', () => {
    expect(refusal('826500000006 137700240200 240815400240 815400000005')).toBe('arrecadacao-line linhaDigitavel')
    expect(refusal(`8${'0'.repeat(43)}`)).toBe('arrecadacao-line linhaDigitavel')
  })

  test('other lengths, letters and currencies are refused', () => {
    expect(refusal(line.slice(0, -1))).toBe('invalid-length linhaDigitavel')
    expect(refusal('')).toBe('invalid-character linhaDigitavel')
    expect(refusal(line.replace('3', 'E'))).toBe('invalid-character linhaDigitavel')
    expect(refusal(`3418${'0'.repeat(40)}`)).toBe('unsupported-currency moeda')
  })
})

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const amounts = fc.integer({ min: 0, max: 9_999_999_999 })

describe('properties', () => {
  test('line → bar code → line, whatever the campo livre, and a wrong digit in the fields is always noticed', () => {
    fc.assert(
      fc.property(
        digits(25),
        amounts,
        digits(4),
        fc.integer({ min: 0, max: 31 }),
        fc.integer({ min: 1, max: 9 }),
        (free, cents, factor, at, step) => {
          const barcode = assembleBarcode('341', factor, cents, free)
          const typed = lineOfBarcode(barcode).replace(/\D/g, '')
          expect(barcodeOfLine(typed)).toBe(barcode)
          expect(parseBoleto(typed, today)).toMatchObject({
            codigoBarras: barcode,
            fator: factor,
            valorCentavos: cents,
            campoLivre: free,
          })
          const wrong = typed.slice(0, at) + ((Number(typed[at]) + step) % 10) + typed.slice(at + 1)
          expect(refusal(wrong)).not.toBe('accepted')
        },
      ),
    )
  })

  test('a due date within the window survives the factor and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), fc.integer({ min: -3000, max: 5500 }), (age, ahead) => {
        const now = addDays('2006-01-01', age)
        const dueOn = addDays(now, ahead)
        expect(dueDateFromFactor(dueDateFactor(dueOn), now)).toBe(dueOn)
      }),
    )
  })

  test('what a bank writes into its campo livre, it reads back', () => {
    const account = {
      agencia: '123',
      agenciaDv: '5',
      conta: '12345',
      contaDv: '6',
      codigoCliente: '12345',
      operacao: '1234567',
      posto: '2',
      byte: '3',
      ano: 2026,
    }
    const own = { '001': { convenio: '1234567', carteira: '17' }, '085': { convenio: '123456', carteira: '1' } }
    const carteiras: Readonly<Record<string, string>> = { '104': 'RG', '033': '101', '341': '109' }
    fc.assert(
      fc.property(fc.constantFrom(...banks), fc.integer({ min: 1, max: 99_999 }), (bank, sequence) => {
        const extra = {
          ...account,
          convenio: '123456',
          carteira: carteiras[bank.code] ?? '1',
          ...Object.entries(own).find(([code]) => code === bank.code)?.[1],
        }
        const agencia = bank.code === '077' ? '1' : account.agencia
        const computed = computeBoleto({
          bank: bank.code,
          input: { ...extra, agencia, numero: `${sequence}`, valorCentavos: 1 },
        })
        const { campos } = parseBoleto(computed.codigoBarras, today)
        expect(campos.nossoNumero).toBe(computed.nossoNumeroParts.number)
        if (campos.nossoNumeroDv) expect(campos.nossoNumeroDv).toBe(computed.nossoNumeroParts.dv)
      }),
    )
  })
})
