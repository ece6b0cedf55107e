import { BoletoError, quoted } from '../boleto-error.ts'
import type { Bank, BoletoAccount, NossoNumeroInput } from '../boleto-input.ts'
import { modulo11Dv } from '../check-digits.ts'
import { readColumns } from '../read-columns.ts'
import { paddedField, sequenceField } from '../read-field.ts'

/** The cooperative issues the numbers of byte 1, we those of bytes 2 to 9. */
const cooperativeByte = '1'

const accountOf = (input: BoletoAccount): string =>
  paddedField(input, 'agencia', 4) + paddedField(input, 'posto', 2) + paddedField(input, 'codigoCliente', 5)

/** Year of issue, two digits. It is stored with the title: taking the year of today or of the due date changes the number. */
function yearOf(ano: unknown): string {
  if (ano === undefined || ano === null || ano === '') {
    throw new BoletoError(
      'missing-field',
      'ano',
      'Ano de emissão não informado. Informe o ano em que o boleto foi emitido.',
    )
  }
  const text = typeof ano === 'number' || typeof ano === 'string' ? String(ano) : ''
  if (/^(\d{2}|(19|20)\d{2})$/.test(text)) return text.slice(-2)
  throw new BoletoError(
    'invalid-field',
    'ano',
    `Ano de emissão ${quoted(ano)} inválido. Informe 2 ou 4 dígitos, como 2026.`,
  )
}

function byteOf(input: NossoNumeroInput): string {
  const byte = paddedField(input, 'byte', 1)
  if (byte !== '0') return byte
  throw new BoletoError(
    'invalid-field',
    'byte',
    'Byte de geração deve ser de 2 a 9 (emissão própria) ou 1 (pela cooperativa).',
  )
}

export const sicredi: Bank = {
  code: '748',
  name: 'Sicredi',
  displayDv: 'X',
  nossoNumero(input) {
    const year = yearOf(input.ano)
    const byte = byteOf(input)
    const sequence = sequenceField(input, 5, byte === cooperativeByte)
    const number = year + byte + sequence
    const dv = modulo11Dv(accountOf(input) + number)
    return { number, dv, full: number + dv, printed: `${year}/${byte}${sequence}-${dv}` }
  },
  campoLivre(input, { full }) {
    const kind = input.registrada === false ? '3' : '1'
    const digits = `${kind}${paddedField(input, 'carteira', 1)}${full}${accountOf(input)}10`
    return digits + modulo11Dv(digits)
  },
  agencyAndCode: (account: BoletoAccount) =>
    [
      paddedField(account, 'agencia', 4),
      paddedField(account, 'posto', 2),
      paddedField(account, 'codigoCliente', 5),
    ].join('.'),
  readCampoLivre: (campoLivre) =>
    readColumns(campoLivre, [
      [null, 1],
      ['carteira', 1],
      ['nossoNumero', 8],
      ['nossoNumeroDv', 1],
      ['agencia', 4],
      ['posto', 2],
      ['codigoCliente', 5],
    ]),
}
