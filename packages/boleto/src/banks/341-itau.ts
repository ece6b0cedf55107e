import { BoletoError } from '../boleto-error.ts'
import type { Bank, BoletoAccount, NossoNumeroInput } from '../boleto-input.ts'
import { modulo10Dv } from '../check-digits.ts'
import { agencySlashCode, nossoNumeroOf } from '../nosso-numero.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

/** The DV of these carteiras leaves the account out. */
const carteirasWithoutAccount: readonly string[] = ['126', '131', '146', '150', '168']
/** Its DV is disputed (payments rule 4.5); we take the reading that includes the account's own DV. */
const carteiraWithDac = '112'
/** Their campo livre holds the client's own 7-digit number, another layout altogether. */
const carteirasWithOwnNumber: readonly string[] = ['107', '122', '142', '143', '196', '198']

function carteiraOf(input: BoletoAccount): string {
  const carteira = paddedField(input, 'carteira', 3)
  if (!carteirasWithOwnNumber.includes(carteira)) return carteira
  throw new BoletoError(
    'invalid-field',
    'carteira',
    `Carteira ${carteira} do Itaú usa outro formato de campo livre, não atendido. Peça ao banco a carteira 109.`,
  )
}

const accountOf = (input: BoletoAccount): string => paddedField(input, 'agencia', 4) + paddedField(input, 'conta', 5)

/** The account's DAC, as given or computed. */
const dacOf = (input: BoletoAccount): string => paddedField(input, 'contaDv', 1, modulo10Dv(accountOf(input)))

function dvOf(input: NossoNumeroInput, carteira: string, number: string): string {
  if (carteirasWithoutAccount.includes(carteira)) return modulo10Dv(carteira + number)
  const dac = carteira === carteiraWithDac ? dacOf(input) : ''
  return modulo10Dv(accountOf(input) + dac + carteira + number)
}

export const itau: Bank = {
  code: '341',
  name: 'Itaú',
  displayDv: '7',
  nossoNumero(input) {
    const carteira = carteiraOf(input)
    const number = sequenceField(input, 8)
    return nossoNumeroOf(number, dvOf(input, carteira, number), `${carteira}/`)
  },
  campoLivre: (input, { full }) => `${carteiraOf(input)}${full}${accountOf(input)}${dacOf(input)}000`,
  agencyAndCode: (account: BoletoAccount) =>
    agencySlashCode(paddedField(account, 'agencia', 4), '', paddedField(account, 'conta', 5), dacOf(account)),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      ['carteira', 3],
      ['nossoNumero', 8],
      ['nossoNumeroDv', 1],
      ['agencia', 4],
      ['conta', 5],
      ['contaDv', 1],
    ]),
}
