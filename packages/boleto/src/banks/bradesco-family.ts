import type { Bank } from '../boleto-input.ts'
import { modulo11Dv } from '../check-digits.ts'
import { optionalDigits, paddedField, sequenceField } from '../read-field.ts'
import { makeNossoNumero, withDv } from './make-nosso-numero.ts'

/**
 * Bradesco's layout, which Cresol, Grafeno and BTG Pactual took over.
 * NN: sequence 11, DV modulo 11 (weights 2–7) of carteira 2 + sequence, 10 → P; the DV is printed and never in the bar code.
 * Campo livre: agência 4, carteira 2, sequence 11, conta 7, `0`.
 */
export function bradescoFamily(code: string, name: string, displayDv: string): Bank {
  return {
    code,
    name,
    displayDv,
    nossoNumero(input) {
      const carteira = paddedField(input, 'carteira', 2)
      const number = sequenceField(input, 11)
      const dv = modulo11Dv(carteira + number, 'P', 7)
      return makeNossoNumero(number, dv, `${carteira}/${number}-${dv}`)
    },
    campoLivre: (input, nossoNumero) =>
      paddedField(input, 'agencia', 4) +
      paddedField(input, 'carteira', 2) +
      nossoNumero.number +
      paddedField(input, 'conta', 7) +
      '0',
    agencyAndCode: (input) =>
      `${withDv(paddedField(input, 'agencia', 4), optionalDigits(input, 'agenciaDv'))} / ${withDv(paddedField(input, 'conta', 7), optionalDigits(input, 'contaDv'))}`,
    readCampoLivre: (text) => ({
      agencia: text.slice(0, 4),
      carteira: text.slice(4, 6),
      nossoNumero: text.slice(6, 17),
      conta: text.slice(17, 24),
    }),
  }
}
