/** Money: integer centavos. Never a float, never reais. */
export type Cents = number

/** A rate in parts per million: 2 % = 20_000. */
export type Ppm = number

/**
 * value × numerator / denominator rounded half away from zero to an integer: the product's one rounding rule.
 * Exact for any safe integers (BigInt inside when the product is large).
 */
export function mulDiv(value: number, numerator: number, denominator: number): number {
  if (
    !Number.isSafeInteger(value) ||
    !Number.isSafeInteger(numerator) ||
    !Number.isSafeInteger(denominator) ||
    denominator <= 0
  ) {
    throw new RangeError(
      `mulDiv needs safe integers and a positive denominator: ${value}, ${numerator}, ${denominator}`,
    )
  }
  const product = value * numerator
  if (Number.isSafeInteger(product) && Number.isSafeInteger(denominator * 2)) {
    const magnitude = Math.abs(product)
    const quotient = Math.floor(magnitude / denominator)
    const rounded = (magnitude - quotient * denominator) * 2 >= denominator ? quotient + 1 : quotient
    return product < 0 ? -rounded : rounded
  }
  return bigMulDiv(BigInt(value), BigInt(numerator), BigInt(denominator))
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

/** `R$ 1.234,56`, as printed in Brazil. */
export function formatCents(cents: Cents): string {
  const [whole = '0', fraction = '00'] = (Math.abs(cents) / 100).toFixed(2).split('.')
  return `${cents < 0 ? '-' : ''}R$ ${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${fraction}`
}
