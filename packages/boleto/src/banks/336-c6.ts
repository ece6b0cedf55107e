import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { modulo11Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { optionalDigits, paddedField, sequenceField } from '../read-field.ts'

/** Carteiras of direct collection end in layout 4, the others in 3. */
const directCarteiras: readonly string[] = ['20', '40']

export const c6: Bank = {
  code: '336',
  name: 'C6 Bank',
  displayDv: '0',
  nossoNumero(input) {
    const number = sequenceField(input, 10)
    return nossoNumeroOf(number, modulo11Dv(`0${paddedField(input, 'carteira', 2)}${number}`, 'P', 7))
  },
  campoLivre(input, { number }) {
    const carteira = paddedField(input, 'carteira', 2)
    return (
      paddedField(input, 'codigoCliente', 12) + number + carteira + (directCarteiras.includes(carteira) ? '4' : '3')
    )
  },
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(optionalDigits(account, 'agencia'), account.agenciaDv, paddedField(account, 'codigoCliente', 12)),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      ['codigoCliente', 12],
      ['nossoNumero', 10],
      ['carteira', 2],
    ]),
}
