import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, requiredDigits, sequenceField } from '../read-field.ts'

const weights = [3, 1, 9, 7] as const

/** The constants 3, 1, 9, 7 from the left over cooperativa 4, cliente 10 and sequence 7. */
function dvOf(digits: string): string {
  let sum = 0
  for (let index = 0; index < digits.length; index++) sum += Number(digits[index]) * (weights[index % 4] ?? 0)
  const remainder = sum % 11
  return remainder <= 1 ? '0' : String(11 - remainder)
}

export const sicoob: Bank = {
  code: '756',
  name: 'Sicoob',
  displayDv: '0',
  nossoNumero(input) {
    const number = sequenceField(input, 7)
    const client = paddedField(input, 'convenio', 10)
    return nossoNumeroOf(number, dvOf(paddedField(input, 'agencia', 4) + client + number))
  },
  campoLivre(input, { full }) {
    const account =
      paddedField(input, 'carteira', 1) + paddedField(input, 'agencia', 4) + paddedField(input, 'modalidade', 2, '01')
    return account + paddedField(input, 'convenio', 7) + full + paddedField(input, 'parcela', 3, '001')
  },
  agencyAndCode(account: BoletoAccount) {
    const client = requiredDigits(account, 'convenio')
    return agencySlashCode(paddedField(account, 'agencia', 4), '', client.slice(0, -1), client.slice(-1))
  },
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      ['carteira', 1],
      ['agencia', 4],
      ['modalidade', 2],
      ['convenio', 7],
      ['nossoNumero', 7],
      ['nossoNumeroDv', 1],
      ['parcela', 3],
    ]),
}
