import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { modulo11Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

export const unicred: Bank = {
  code: '136',
  name: 'Unicred',
  displayDv: '8',
  nossoNumero(input) {
    const number = sequenceField(input, 10)
    return nossoNumeroOf(number, modulo11Dv(number))
  },
  campoLivre: (input, { full }) =>
    paddedField(input, 'agencia', 4) + paddedField(input, 'conta', 9) + paddedField(input, 'contaDv', 1) + full,
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(paddedField(account, 'agencia', 4), account.agenciaDv, account.conta, account.contaDv),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      ['agencia', 4],
      ['conta', 9],
      ['contaDv', 1],
      ['nossoNumero', 10],
      ['nossoNumeroDv', 1],
    ]),
}
