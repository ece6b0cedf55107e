import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { modulo11Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

export const bancoDoNordeste: Bank = {
  code: '004',
  name: 'Banco do Nordeste',
  displayDv: '3',
  nossoNumero(input) {
    const number = sequenceField(input, 7)
    return nossoNumeroOf(number, modulo11Dv(number))
  },
  campoLivre(input, { full }) {
    const account = paddedField(input, 'agencia', 4) + paddedField(input, 'conta', 7) + paddedField(input, 'contaDv', 1)
    return `${account}${full}${paddedField(input, 'carteira', 2)}000`
  },
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(
      paddedField(account, 'agencia', 4),
      account.agenciaDv,
      paddedField(account, 'conta', 7),
      account.contaDv,
    ),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      ['agencia', 4],
      ['conta', 7],
      ['contaDv', 1],
      ['nossoNumero', 7],
      ['nossoNumeroDv', 1],
      ['carteira', 2],
    ]),
}
