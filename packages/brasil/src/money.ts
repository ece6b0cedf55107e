import { BrasilError } from './brasil-error.ts'

/** Money: integer centavos. Never a float, never reais. */
export type Cents = number

/** A rate in parts per million: 2 % = 20_000. */
export type Ppm = number

/**
 * value × numerator / denominator rounded half away from zero to an integer: the product's one rounding rule.
 * Exact for any safe integers (BigInt inside when the product is large). Throws RangeError for anything else.
 */
export function mulDiv(value: number, numerator: number, denominator: number): number {
  if (![value, numerator, denominator].every(Number.isSafeInteger) || denominator <= 0) {
    throw new RangeError(
      `mulDiv needs safe integers and a positive denominator: ${value}, ${numerator}, ${denominator}`,
    )
  }
  const product = value * numerator
  if (!Number.isSafeInteger(product) || !Number.isSafeInteger(denominator * 2)) {
    return bigMulDiv(BigInt(value), BigInt(numerator), BigInt(denominator))
  }
  const magnitude = Math.abs(product)
  const quotient = Math.floor(magnitude / denominator)
  const rounded = (magnitude - quotient * denominator) * 2 >= denominator ? quotient + 1 : quotient
  return product < 0 && rounded > 0 ? -rounded : rounded
}

function bigMulDiv(value: bigint, numerator: bigint, denominator: bigint): number {
  const product = value * numerator
  const magnitude = product < 0n ? -product : product
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  const result = Number(product < 0n ? -rounded : rounded)
  if (!Number.isSafeInteger(result))
    throw new RangeError(`mulDiv result out of range: ${value} × ${numerator} / ${denominator}`)
  return result
}

/** A percentage given in parts per million of `cents`, rounded half away from zero. */
export const percentOf = (cents: Cents, ppm: Ppm): Cents => mulDiv(cents, ppm, 1_000_000)

/** `R$ 1.234,56`, as printed in Brazil; `-R$ 0,01` below zero. Throws RangeError when `cents` is not a safe integer. */
export function formatCents(cents: Cents): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`an amount must be integer centavos: ${cents}`)
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.')
  return `${cents < 0 ? '-' : ''}R$ ${whole},${digits.slice(-2)}`
}

const amountPattern = /^(-?)(?:R\$ ?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?$/

/**
 * Centavos of an amount written as in Brazil: `1.234,56`, `1234,56`, `1234`, `R$ 1.234,56`, `-R$ 1,00`. Strict: two decimals or
 * none, dots only every three digits, so that `12.50` and `1,5` are refused instead of guessed. Throws BrasilError `invalid-amount`.
 */
export function parseCents(text: string): Cents {
  const [match, sign, whole = '', fraction = '00'] = amountPattern.exec(text.trim().replaceAll('\u00a0', ' ')) ?? []
  const cents = Number(whole.replaceAll('.', '') + fraction)
  if (match === undefined || !Number.isSafeInteger(cents)) {
    throw new BrasilError(
      'invalid-amount',
      `Valor inválido: "${text}". Escreva reais e centavos com vírgula, como 1.234,56.`,
    )
  }
  return sign === '-' && cents > 0 ? -cents : cents
}
