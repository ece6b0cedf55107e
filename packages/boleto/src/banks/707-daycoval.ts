import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { modulo10Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

export const daycoval: Bank = {
  code: '707',
  name: 'Daycoval',
  displayDv: '2',
  nossoNumero(input) {
    const carteira = paddedField(input, 'carteira', 3)
    const number = sequenceField(input, 10)
    return nossoNumeroOf(number, modulo10Dv(paddedField(input, 'agencia', 4) + carteira + number), `${carteira}/`)
  },
  campoLivre: (input, { full }) =>
    paddedField(input, 'agencia', 4) + paddedField(input, 'carteira', 3) + paddedField(input, 'operacao', 7) + full,
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(
      paddedField(account, 'agencia', 4),
      account.agenciaDv,
      account.conta ?? account.operacao,
      account.conta === undefined ? '' : account.contaDv,
    ),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      ['agencia', 4],
      ['carteira', 3],
      ['operacao', 7],
      ['nossoNumero', 10],
      ['nossoNumeroDv', 1],
    ]),
}
