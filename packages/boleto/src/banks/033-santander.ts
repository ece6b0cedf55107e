import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { modulo11Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { optionalDigits, paddedField, sequenceField } from '../read-field.ts'

export const santander: Bank = {
  code: '033',
  name: 'Santander',
  displayDv: '7',
  nossoNumero(input) {
    const number = sequenceField(input, 12)
    return nossoNumeroOf(number, modulo11Dv(number))
  },
  campoLivre: (input, { full }) =>
    `9${paddedField(input, 'codigoCliente', 7)}${full}${paddedField(input, 'ios', 1, '0')}${paddedField(input, 'carteira', 3)}`,
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(optionalDigits(account, 'agencia'), account.agenciaDv, paddedField(account, 'codigoCliente', 7)),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      [null, 1],
      ['codigoCliente', 7],
      ['nossoNumero', 12],
      ['nossoNumeroDv', 1],
      [null, 1],
      ['carteira', 3],
    ]),
}
