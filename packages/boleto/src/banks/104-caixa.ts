import { BoletoError, quoted } from '../boleto-error.ts'
import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { modulo11Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { padDigits, requiredDigits, sequenceField } from '../read-field.ts'

/** First digits of the nosso número: 1 registered, 2 not; 4 because the client issues the boleto. */
const prefixes = new Map([
  ['RG', '14'],
  ['1', '14'],
  ['14', '14'],
  ['SR', '24'],
  ['2', '24'],
  ['24', '24'],
])

function prefixOf(carteira: unknown): string {
  if (carteira === undefined || carteira === null || carteira === '') {
    throw new BoletoError(
      'missing-field',
      'carteira',
      'Carteira não informada. Use RG (registrada) ou SR (sem registro).',
    )
  }
  const prefix = typeof carteira === 'string' ? prefixes.get(carteira.toUpperCase().replace(/^0/, '')) : undefined
  if (prefix !== undefined) return prefix
  throw new BoletoError(
    'invalid-field',
    'carteira',
    `Carteira ${quoted(carteira)} da Caixa: use RG (registrada) ou SR (sem registro).`,
  )
}

/** Codes from here on have seven digits and no DV (payments rule 4.5); older ones have six and one. */
const firstLongCode = 1_100_000

/** A code of six digits and its DV, or one of seven and none. */
function beneficiaryCode(account: BoletoAccount): readonly [code: string, dv: string] {
  const code = requiredDigits(account, 'codigoCliente').replace(/^0+/, '')
  if (code.length <= 6) {
    const padded = code.padStart(6, '0')
    return [padded, modulo11Dv(padded)]
  }
  const long = padDigits(code, 'codigoCliente', 7)
  if (Number(long) >= firstLongCode) return [long, '']
  throw new BoletoError(
    'invalid-field',
    'codigoCliente',
    `Código do beneficiário “${long}”: na Caixa, códigos de 7 dígitos começam em ${firstLongCode}. Informe os 6 dígitos sem o dígito verificador.`,
  )
}

/** SIGCB, the bank's current collection system. */
export const caixa: Bank = {
  code: '104',
  name: 'Caixa',
  displayDv: '0',
  nossoNumero(input) {
    const number = prefixOf(input.carteira) + sequenceField(input, 15)
    return nossoNumeroOf(number, modulo11Dv(number))
  },
  campoLivre(input, { number }) {
    const [kind, issuer] = number
    const parts = [number.slice(2, 5), kind, number.slice(5, 8), issuer, number.slice(8)]
    const digits = [...beneficiaryCode(input), ...parts].join('')
    return digits + modulo11Dv(digits)
  },
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(account.agencia, account.agenciaDv, ...beneficiaryCode(account)),
  readCampoLivre(campoLivre) {
    const at = (from: number, to: number) => campoLivre.slice(from, to)
    return { codigoCliente: at(0, 7), nossoNumero: at(10, 11) + at(14, 15) + at(7, 10) + at(11, 14) + at(15, 24) }
  },
}
