import { BoletoError } from '../boleto-error.ts'
import type { Bank, BoletoAccount } from '../boleto-input.ts'
import { modulo10Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

/** The bank's only branch: a constant of the campo livre. */
const onlyAgencia = '0001'

/** In carteira 112 the bank issues the numbers, in 110 we do. */
const bankIssuesCarteira = '112'

function agenciaOf(account: BoletoAccount): string {
  const agencia = paddedField(account, 'agencia', 4, onlyAgencia)
  if (agencia === onlyAgencia) return agencia
  throw new BoletoError('invalid-field', 'agencia', `Agência “${agencia}”: o Inter só tem a agência ${onlyAgencia}.`)
}

export const inter: Bank = {
  code: '077',
  name: 'Inter',
  displayDv: '9',
  nossoNumero(input) {
    const carteira = paddedField(input, 'carteira', 3)
    const number = sequenceField(input, 10, carteira === bankIssuesCarteira)
    const agencia = agenciaOf(input)
    return nossoNumeroOf(number, modulo10Dv(agencia + carteira + number), `${agencia}/${carteira}/`)
  },
  campoLivre: (input, { full }) =>
    agenciaOf(input) + paddedField(input, 'carteira', 3) + paddedField(input, 'operacao', 7) + full,
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(agenciaOf(account), account.agenciaDv, account.conta ?? account.operacao, account.contaDv),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      ['agencia', 4],
      ['carteira', 3],
      ['operacao', 7],
      ['nossoNumero', 10],
      ['nossoNumeroDv', 1],
    ]),
}
