import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

/** The nosso número is the account with its DV and our sequence; it has no DV of its own. */
export const ailos: Bank = {
  code: '085',
  name: 'Ailos',
  displayDv: '1',
  nossoNumero: (input) =>
    nossoNumeroOf(paddedField(input, 'conta', 7) + paddedField(input, 'contaDv', 1) + sequenceField(input, 9), ''),
  campoLivre: (input, { number }) => paddedField(input, 'convenio', 6) + number + paddedField(input, 'carteira', 2),
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(account.agencia, account.agenciaDv, paddedField(account, 'conta', 7), account.contaDv),
  readCampoLivre: (campoLivre) => ({
    ...readColumns(campoLivre, [
      ['convenio', 6],
      ['nossoNumero', 17],
      ['carteira', 2],
    ]),
    conta: campoLivre.slice(6, 13),
    contaDv: campoLivre.slice(13, 14),
  }),
}
