import { BrasilError } from './brasil-error.ts'
import type { Cents } from './money.ts'

/**
 * Divides `total` without losing a centavo, by largest remainder; among equals the earlier part gets the odd centavo.
 * `shares` is a count of equal parts (instalments) or the parts' weights, non-negative integers not all zero (rateio).
 * A negative total is divided like the positive one. Throws BrasilError `invalid-split`.
 */
export function splitCents(total: Cents, shares: number | readonly number[]): Cents[] {
  const weights = weightsOf(total, shares).map(BigInt)
  const sum = weights.reduce((left, right) => left + right, 0n)
  const amount = BigInt(Math.abs(total))
  const parts = weights.map((weight, index) => ({
    index,
    cents: (amount * weight) / sum,
    remainder: (amount * weight) % sum,
  }))
  let left = amount - parts.reduce((taken, part) => taken + part.cents, 0n)
  for (const part of parts.toSorted(
    (one, other) => Number(other.remainder - one.remainder) || one.index - other.index,
  )) {
    if (left-- <= 0n) break
    part.cents += 1n
  }
  return parts.map((part) => (total < 0 && part.cents > 0n ? -Number(part.cents) : Number(part.cents)))
}

function weightsOf(total: Cents, shares: number | readonly number[]): readonly number[] {
  if (!Number.isSafeInteger(total))
    throw new BrasilError('invalid-split', 'O valor a dividir deve ser em centavos inteiros.')
  if (typeof shares === 'number') {
    if (Number.isSafeInteger(shares) && shares >= 1 && shares <= 100_000) return Array.from({ length: shares }, () => 1)
    throw new BrasilError('invalid-split', 'O número de parcelas deve ser inteiro, de 1 a 100.000.')
  }
  if (shares.every((weight) => Number.isSafeInteger(weight) && weight >= 0) && shares.some((weight) => weight > 0))
    return shares
  throw new BrasilError(
    'invalid-split',
    'Os pesos do rateio devem ser inteiros não negativos, e ao menos um maior que zero.',
  )
}
