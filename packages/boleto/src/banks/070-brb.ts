import type { Bank, BoletoAccount, NossoNumeroInput } from '../boleto-input.ts'
import { duploDigito } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

const accountDigits = (input: NossoNumeroInput): string =>
  `000${paddedField(input, 'agencia', 3)}${paddedField(input, 'conta', 7)}`

/** The nosso número is the tail of the campo livre; its two check digits cover the account as well. */
export const brb: Bank = {
  code: '070',
  name: 'BRB',
  displayDv: '1',
  nossoNumero(input) {
    const number = `${paddedField(input, 'carteira', 1)}${sequenceField(input, 6)}070`
    return nossoNumeroOf(number, duploDigito(accountDigits(input) + number))
  },
  campoLivre: (input, { full }) => accountDigits(input) + full,
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(
      paddedField(account, 'agencia', 3),
      account.agenciaDv,
      paddedField(account, 'conta', 7),
      account.contaDv,
    ),
  readCampoLivre: (campoLivre) => ({
    ...readColumns(campoLivre, [
      [null, 3],
      ['agencia', 3],
      ['conta', 7],
      ['nossoNumero', 10],
      ['nossoNumeroDv', 2],
    ]),
    carteira: campoLivre.slice(13, 14),
  }),
}
