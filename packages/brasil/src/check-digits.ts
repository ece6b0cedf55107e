/** Value of a character in Brazilian check digit arithmetic: ASCII code minus 48, so that digits keep theirs (IN RFB 2.229/2024). */
const valueOf = (text: string, index: number) => text.charCodeAt(index) - 48

/**
 * Σ value × weight mod 11, weights 2, 3, … `maxWeight` from the right and round again.
 * What becomes of the remainder (11 − r, 0, 1, `X`, `P`) is each document's own rule.
 */
export function modulo11Remainder(text: string, maxWeight = 9): number {
  let sum = 0
  for (let index = text.length - 1, weight = 2; index >= 0; index--, weight = weight === maxWeight ? 2 : weight + 1) {
    sum += valueOf(text, index) * weight
  }
  return sum % 11
}

/** The commonest digit made of the modulo 11 remainder r: 0 when r < 2, otherwise 11 − r (CPF, CNPJ, access keys, most IEs). */
export function modulo11Digit(text: string, maxWeight = 9): number {
  const remainder = modulo11Remainder(text, maxWeight)
  return remainder < 2 ? 0 : 11 - remainder
}

/** Modulo 10 (Luhn) check digit: weights 2, 1 from the right, digits of each product added (FEBRABAN). */
export function modulo10(digits: string): number {
  let sum = 0
  for (let index = digits.length - 1, weight = 2; index >= 0; index--, weight = 3 - weight) {
    const product = valueOf(digits, index) * weight
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}
