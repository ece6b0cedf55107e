import { BoletoError, quoted } from './boleto-error.ts'
import type { NossoNumeroInput } from './boleto-input.ts'

type DigitField = Exclude<keyof NossoNumeroInput, 'registrada' | 'ano'>

const labels: Record<DigitField, string> = {
  agencia: 'Agência',
  agenciaDv: 'Dígito da agência',
  conta: 'Conta',
  contaDv: 'Dígito da conta',
  convenio: 'Convênio',
  carteira: 'Carteira',
  codigoCliente: 'Código do beneficiário',
  operacao: 'Número da operação',
  posto: 'Posto',
  byte: 'Byte de geração',
  modalidade: 'Modalidade',
  parcela: 'Parcela',
  ios: 'IOS',
  numero: 'Número sequencial do nosso número',
}

/** The field's text, or `undefined` when it was not given (absent or empty). Throws `invalid-field` unless all are digits. */
export function optionalDigits(input: NossoNumeroInput, field: DigitField): string | undefined {
  const text: unknown = input[field]
  if (text === undefined || text === null || text === '') return undefined
  if (typeof text === 'string' && /^\d+$/.test(text)) return text
  throw new BoletoError(
    'invalid-field',
    field,
    `${labels[field]}: ${quoted(text)} deve conter somente dígitos. Retire letras, pontos, traços e espaços no cadastro do portador.`,
  )
}

/** The field's digits as given. Throws `missing-field` or `invalid-field`. */
export function requiredDigits(input: NossoNumeroInput, field: DigitField): string {
  const digits = optionalDigits(input, field)
  if (digits !== undefined) return digits
  throw new BoletoError(
    'missing-field',
    field,
    `${labels[field]} não informado(a). Preencha o campo no cadastro do portador.`,
  )
}

/**
 * The field zero-padded to `width`. Surplus leading zeros are dropped, which changes no number; anything else that is
 * too long throws `field-too-long`: it is never cut.
 */
export function paddedField(input: NossoNumeroInput, field: DigitField, width: number, absent?: string): string {
  const digits = optionalDigits(input, field) ?? absent ?? requiredDigits(input, field)
  return padDigits(digits, field, width)
}

/** Pads like `paddedField`, for digits already at hand. */
export function padDigits(digits: string, field: DigitField, width: number): string {
  const significant = digits.length > width ? digits.replace(/^0+/, '') : digits
  if (significant.length <= width) return significant.padStart(width, '0')
  throw new BoletoError(
    'field-too-long',
    field,
    `${labels[field]}: “${digits}” tem mais que os ${width} dígito(s) que o banco reserva. Confira o valor no contrato de cobrança.`,
  )
}

/**
 * The sequence number of the nosso número, zero-padded. An absent or zero number means that the bank will allocate it:
 * where the agreement works so (`bankIssues`) no line exists until the bank answers.
 */
export function sequenceField(input: NossoNumeroInput, width: number, bankIssues = false): string {
  const digits = optionalDigits(input, 'numero')
  if (digits !== undefined && /[1-9]/.test(digits)) return padDigits(digits, 'numero', width)
  if (bankIssues) {
    throw new BoletoError(
      'bank-issues-number',
      'numero',
      'Nesta carteira quem emite o nosso número é o banco: ainda não há linha digitável. Envie a remessa e imprima o boleto depois do retorno.',
    )
  }
  if (digits === undefined) requiredDigits(input, 'numero')
  throw new BoletoError(
    'invalid-field',
    'numero',
    'O número sequencial deve ser maior que zero. Ajuste a sequência do portador.',
  )
}
