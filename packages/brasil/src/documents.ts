import { BrasilError } from './brasil-error.ts'
import { modulo11Digit } from './check-digits.ts'

/** A checked CPF (11 digits) or CNPJ (12 of `[0-9A-Z]` + 2 digits), without punctuation. */
export type TaxDocument = { kind: 'cpf' | 'cnpj'; value: string }

/**
 * The form to store and compare: upper case, without `. / -` and blanks. Nothing else is stripped, so that a letter typed by
 * mistake is seen. Only a–z are raised: `ſ` and `ı` must not become S and I.
 */
export const normalizeDocument = (text: string): string =>
  text.replace(/[./\s-]/g, '').replace(/[a-z]/g, (letter) => letter.toUpperCase())

const isRepeated = (text: string) => text === text.charAt(0).repeat(text.length)

/** The two check digits of the first nine digits of a CPF. Throws `invalid-cpf` when `base` has another shape. */
export function computeCpfDigits(base: string): string {
  if (!/^\d{9}$/.test(base)) throw new BrasilError('invalid-cpf', 'A base de um CPF tem 9 algarismos.')
  return appendDigits(base, 12)
}

/**
 * The two check digits of the first twelve characters `[0-9A-Z]` of a CNPJ (IN RFB 2.229/2024).
 * Throws `invalid-cnpj` when `base` has another shape.
 */
export function computeCnpjDigits(base: string): string {
  if (!/^[0-9A-Z]{12}$/.test(base)) {
    throw new BrasilError('invalid-cnpj', 'A base de um CNPJ tem 12 caracteres, algarismos ou letras maiúsculas.')
  }
  return appendDigits(base, 9)
}

function appendDigits(base: string, maxWeight: number): string {
  const first = modulo11Digit(base, maxWeight)
  return `${first}${modulo11Digit(`${base}${first}`, maxWeight)}`
}

/** Whether `text`, with or without `.` and `-`, is a CPF with right check digits. Repeated digits (000…) are refused. */
export function isCpf(text: string): boolean {
  const value = text.replace(/[.\s-]/g, '')
  return /^\d{11}$/.test(value) && !isRepeated(value) && value.endsWith(computeCpfDigits(value.slice(0, 9)))
}

/** Whether `text`, with or without punctuation and in either case, is a CNPJ, numeric or alphanumeric, with right check digits. */
export function isCnpj(text: string): boolean {
  const value = normalizeDocument(text)
  return (
    /^[0-9A-Z]{12}\d{2}$/.test(value) && !isRepeated(value) && value.endsWith(computeCnpjDigits(value.slice(0, 12)))
  )
}

/** Reads a CPF or CNPJ typed by a person. Throws BrasilError `invalid-cpf`, `invalid-cnpj` or `invalid-document` (neither size). */
export function parseDocument(text: string): TaxDocument {
  const value = normalizeDocument(text)
  if (isCpf(text)) return { kind: 'cpf', value }
  if (isCnpj(text)) return { kind: 'cnpj', value }
  if (value.length === 11)
    throw new BrasilError('invalid-cpf', `CPF inválido: ${reasonOf(value, /^\d*$/, 'só algarismos')}.`)
  if (value.length === 14) {
    const shape = '12 algarismos ou letras sem acento e 2 algarismos no fim'
    throw new BrasilError('invalid-cnpj', `CNPJ inválido: ${reasonOf(value, /^[0-9A-Z]{12}\d{2}$/, shape)}.`)
  }
  throw new BrasilError(
    'invalid-document',
    value === ''
      ? 'Informe o CPF (11 algarismos) ou o CNPJ (14 caracteres).'
      : `Documento com ${value.length} caracteres: o CPF tem 11 algarismos e o CNPJ tem 14 caracteres.`,
  )
}

function reasonOf(value: string, shape: RegExp, shapeText: string): string {
  if (!shape.test(value)) return `deve ter ${shapeText}`
  if (isRepeated(value)) return 'todos os algarismos são iguais'
  return 'os dígitos verificadores não conferem; confira o número digitado'
}

/** `529.982.247-25`. What does not have 11 characters comes back as it is: a screen must show even a wrong document. */
export const formatCpf = (value: string): string => value.replace(/^(.{3})(.{3})(.{3})(.{2})$/, '$1.$2.$3-$4')

/** `12.ABC.345/01DE-35`. What does not have 14 characters comes back as it is. */
export const formatCnpj = (value: string): string => value.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, '$1.$2.$3/$4-$5')

/** A stored CPF or CNPJ as it is printed, by its size; anything else comes back as it is. */
export function formatDocument(text: string): string {
  const value = normalizeDocument(text)
  if (value.length === 11) return formatCpf(value)
  return value.length === 14 ? formatCnpj(value) : text
}
