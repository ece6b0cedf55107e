import { modulo11Remainder } from '@open-sgp/brasil'
import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

/** Modulo 11 with the bank's own ends: eleven gives 1, ten gives 0. */
function dvOf(number: string): string {
  const dv = 11 - modulo11Remainder(number)
  if (dv === 11) return '1'
  return dv === 10 ? '0' : String(dv)
}

export const safra: Bank = {
  code: '422',
  name: 'Safra',
  displayDv: '7',
  nossoNumero(input) {
    const number = sequenceField(input, 8)
    return nossoNumeroOf(number, dvOf(number))
  },
  campoLivre(input, { full }) {
    const agencia = paddedField(input, 'agencia', 4) + paddedField(input, 'agenciaDv', 1)
    const conta = paddedField(input, 'conta', 8) + paddedField(input, 'contaDv', 1)
    return `7${agencia}${conta}${full}2`
  },
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(
      paddedField(account, 'agencia', 4),
      account.agenciaDv,
      paddedField(account, 'conta', 8),
      account.contaDv,
    ),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      [null, 1],
      ['agencia', 4],
      ['agenciaDv', 1],
      ['conta', 8],
      ['contaDv', 1],
      ['nossoNumero', 8],
      ['nossoNumeroDv', 1],
    ]),
}
