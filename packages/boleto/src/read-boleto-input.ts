import { BoletoError, quoted } from './boleto-error.ts'
import type { BoletoInput } from './boleto-input.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'

/**
 * Turns unknown JSON into a `BoletoInput`: checks types only, the banks check contents. Unknown keys are ignored.
 * @throws BoletoError `invalid-field`, `value-out-of-range`.
 */
export function readBoletoInput(value: unknown): BoletoInput {
  if (!isJsonObject(value)) {
    throw new BoletoError(
      'invalid-field',
      'input',
      `“input” deve ser um objeto com a conta e o título, e não ${quoted(value)}.`,
    )
  }
  return {
    agencia: textField(value, 'agencia'),
    agenciaDv: textField(value, 'agenciaDv'),
    conta: textField(value, 'conta'),
    contaDv: textField(value, 'contaDv'),
    convenio: textField(value, 'convenio'),
    carteira: textField(value, 'carteira'),
    codigoCliente: textField(value, 'codigoCliente'),
    operacao: textField(value, 'operacao'),
    posto: textField(value, 'posto'),
    byte: textField(value, 'byte'),
    ano: typeof value.ano === 'number' ? value.ano : textField(value, 'ano'),
    modalidade: textField(value, 'modalidade'),
    parcela: textField(value, 'parcela'),
    ios: textField(value, 'ios'),
    registrada: booleanField(value, 'registrada'),
    numero: textField(value, 'numero'),
    valorCentavos: amountField(value),
    vencimento: textField(value, 'vencimento'),
  }
}

function textField(object: JsonObject, field: keyof BoletoInput): string | undefined {
  const value = object[field]
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return undefined
  throw new BoletoError('invalid-field', field, `“${field}” deve ser um texto entre aspas, e não ${quoted(value)}.`)
}

function booleanField(object: JsonObject, field: 'registrada'): boolean | undefined {
  const value = object[field]
  if (typeof value === 'boolean') return value
  if (value === undefined || value === null) return undefined
  throw new BoletoError('invalid-field', field, `“${field}” deve ser true ou false, e não ${quoted(value)}.`)
}

function amountField({ valorCentavos }: JsonObject): number {
  if (typeof valorCentavos === 'number') return valorCentavos
  if (valorCentavos === undefined || valorCentavos === null) {
    throw new BoletoError(
      'missing-field',
      'valorCentavos',
      'Valor não informado. Informe “valorCentavos”, em centavos inteiros.',
    )
  }
  throw new BoletoError(
    'invalid-field',
    'valorCentavos',
    `“valorCentavos” deve ser um número, e não ${quoted(valorCentavos)}.`,
  )
}
