import { modulo10, modulo11Remainder } from '@open-sgp/brasil'

/** 11 − Σ mod 11, weights 2…`maxWeight`: 11 gives `0`, 10 gives `whenTen` (payments rule of each bank: 0, X or P). */
export function modulo11Dv(digits: string, whenTen: '0' | 'X' | 'P' = '0', maxWeight = 9): string {
  const dv = 11 - modulo11Remainder(digits, maxWeight)
  if (dv === 11) return '0'
  return dv === 10 ? whenTen : String(dv)
}

export const modulo10Dv = (digits: string): string => String(modulo10(digits))

/** General DV of the 43 remaining digits of a bar code: 0, 10 and 11 become 1 (FEBRABAN). */
export function barcodeDv(digits: string): string {
  const dv = 11 - modulo11Remainder(digits)
  return dv >= 10 ? '1' : String(dv)
}

/**
 * The "duplo dígito" of Banrisul and BRB: a modulo 10 digit, then a modulo 11 (weights 2–7) over the digits and the first;
 * when the second would be 10 the first is raised by one (9 wraps to 0) and the second is taken again.
 */
export function duploDigito(digits: string): string {
  let first = modulo10(digits)
  let remainder = modulo11Remainder(`${digits}${first}`, 7)
  while (remainder === 1) {
    first = (first + 1) % 10
    remainder = modulo11Remainder(`${digits}${first}`, 7)
  }
  return `${first}${remainder === 0 ? 0 : 11 - remainder}`
}
