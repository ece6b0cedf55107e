import type { Bank, BoletoAccount } from './boleto-input.ts'
import { modulo11Dv } from './check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from './nosso-numero.ts'
import { readColumns } from './read-columns.ts'
import { paddedField, sequenceField } from './read-field.ts'

/**
 * Banks that use Bradesco's arithmetic: DV modulo 11 (weights 2–7, ten is `P`) over carteira and number, printed only;
 * campo livre agência 4, carteira 2, number 11, conta 7, `0`.
 */
export const bradescoFamily = (code: string, name: string, displayDv: string): Bank => ({
  code,
  name,
  displayDv,
  nossoNumero(input) {
    const carteira = paddedField(input, 'carteira', 2)
    const number = sequenceField(input, 11)
    return nossoNumeroOf(number, modulo11Dv(carteira + number, 'P', 7), `${carteira}/`)
  },
  campoLivre: (input, { number }) =>
    `${paddedField(input, 'agencia', 4)}${paddedField(input, 'carteira', 2)}${number}${paddedField(input, 'conta', 7)}0`,
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
      ['carteira', 2],
      ['nossoNumero', 11],
      ['conta', 7],
    ]),
})
