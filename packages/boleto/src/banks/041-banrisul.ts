import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { duploDigito } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, padDigits, requiredDigits, sequenceField } from '../read-field.ts'

/** Agência 4 + cedente 7. The code may come with its agência (up to 11 digits) or without it (up to 7). */
function agencyAndCedente(account: BoletoAccount): string {
  const code = requiredDigits(account, 'codigoCliente')
  if (code.length <= 7) return paddedField(account, 'agencia', 4) + code.padStart(7, '0')
  return padDigits(code, 'codigoCliente', 11)
}

export const banrisul: Bank = {
  code: '041',
  name: 'Banrisul',
  displayDv: '8',
  nossoNumero(input) {
    const number = sequenceField(input, 8)
    return nossoNumeroOf(number, duploDigito(number))
  },
  campoLivre(input, { number }) {
    const digits = `21${agencyAndCedente(input)}${number}40`
    return digits + duploDigito(digits)
  },
  agencyAndCode(account: BoletoAccount) {
    const code = agencyAndCedente(account)
    return agencySlashCode(code.slice(0, 4), account.agenciaDv, code.slice(4))
  },
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      [null, 2],
      ['agencia', 4],
      ['codigoCliente', 7],
      ['nossoNumero', 8],
    ]),
}
