import { BoletoError } from '../boleto-error.ts'
import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { modulo11Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { optionalDigits, paddedField, requiredDigits, sequenceField } from '../read-field.ts'

/** Width of the sequence that follows a convênio of so many digits. */
const sequenceWidths = new Map([
  [4, 7],
  [6, 5],
  [7, 10],
  [8, 9],
])

/** In carteira 11 the bank issues the numbers. */
const bankIssuesCarteira = '11'

function sequenceWidth(convenio: string): number {
  const width = sequenceWidths.get(convenio.length)
  if (width !== undefined) return width
  throw new BoletoError(
    'invalid-field',
    'convenio',
    `Convênio “${convenio}” do Banco do Brasil deve ter 4, 6, 7 ou 8 dígitos, como consta no contrato de cobrança.`,
  )
}

/** Convênios of 7 and 8 digits make a nosso número of 17 digits without DV; the older ones of 11 digits and a DV (ten is `X`). */
export const bancoDoBrasil: Bank = {
  code: '001',
  name: 'Banco do Brasil',
  displayDv: '9',
  nossoNumero(input) {
    const convenio = requiredDigits(input, 'convenio')
    const width = sequenceWidth(convenio)
    const carteira = paddedField(input, 'carteira', 2)
    const number = convenio + sequenceField(input, width, carteira === bankIssuesCarteira)
    return nossoNumeroOf(number, number.length === 17 ? '' : modulo11Dv(number, 'X'))
  },
  campoLivre(input, { number }) {
    const carteira = paddedField(input, 'carteira', 2)
    if (number.length === 17) return `000000${number}${carteira}`
    return number + paddedField(input, 'agencia', 4) + paddedField(input, 'conta', 8) + carteira
  },
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(
      optionalDigits(account, 'agencia'),
      account.agenciaDv,
      optionalDigits(account, 'conta') ?? account.convenio,
      account.contaDv,
    ),
  readCampoLivre: (campoLivre) =>
    campoLivre.startsWith('000000')
      ? readColumns(campoLivre, [
          [null, 6],
          ['nossoNumero', 17],
          ['carteira', 2],
        ])
      : readColumns(campoLivre, [
          ['nossoNumero', 11],
          ['agencia', 4],
          ['conta', 8],
          ['carteira', 2],
        ]),
}
