import { modulo10, modulo11Digit } from './check-digits.ts'
import type { Uf } from './ufs.ts'

/** A shape of inscrição estadual and, where it has any, the arithmetic of its check digits. */
export type IeRule = { shape: RegExp; hasRightDigits?: (text: string) => boolean }

const weighted = (text: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + Number(text[index]) * weight, 0)

/** The last digit by modulo 11 with weights 2 to `maxWeight` from the right; remainder 0 or 1 gives 0. */
const endsRight = (text: string, maxWeight = 9) => text.endsWith(String(modulo11Digit(text.slice(0, -1), maxWeight)))

/** A number of `size` digits whose last, or last two in turn, are modulo 11 digits. */
const modulo11 = (sizes: string, digits: 1 | 2 = 1, maxWeight = 9): IeRule => ({
  shape: new RegExp(`^(${sizes})$`),
  hasRightDigits: (text) => endsRight(text, maxWeight) && (digits === 1 || endsRight(text.slice(0, -1), maxWeight)),
})

const nineDigits = modulo11('\\d{9}')

/** Amapá adds p to the sum and answers d for 11, both by the range of the number. */
const amapa: IeRule = {
  shape: /^03\d{7}$/,
  hasRightDigits(text) {
    const base = Number(text.slice(0, 8))
    const [added, forEleven] = base <= 3_017_000 ? [5, 0] : base <= 3_019_022 ? [9, 1] : [0, 0]
    const digit = 11 - ((added + weighted(text, [9, 8, 7, 6, 5, 4, 3, 2])) % 11)
    return Number(text[8]) === (digit === 11 ? forEleven : digit % 10)
  },
}

/** Bahia: the last digit first, then the one before it over base + last; modulo 10 or 11 by the first (8) or second (9) digit. */
const bahia: IeRule = {
  shape: /^\d{8,9}$/,
  hasRightDigits(text) {
    const base = text.slice(0, -2)
    const modulus = /[679]/.test(text.charAt(text.length - 8)) ? 11 : 10
    const digitOf = (digits: string) => {
      const remainder = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2].slice(-digits.length)) % modulus
      return remainder === 0 || (modulus === 11 && remainder === 1) ? 0 : modulus - remainder
    }
    const last = digitOf(base)
    return text.endsWith(`${digitOf(`${base}${last}`)}${last}`)
  },
}

/** Goiás: as the common rule, but remainder 1 gives 1 between 10.103.105 and 10.119.997; 11.094.402 was issued with both 0 and 1. */
const goias: IeRule = {
  shape: /^\d{9}$/,
  hasRightDigits(text) {
    const base = Number(text.slice(0, 8))
    const digit = Number(text[8])
    if (base === 11_094_402) return digit < 2
    const remainder = weighted(text, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    if (remainder === 1) return digit === (base >= 10_103_105 && base <= 10_119_997 ? 1 : 0)
    return digit === (remainder === 0 ? 0 : 11 - remainder)
  },
}

/** Minas: modulo 10 with a zero put after the município's three digits, then modulo 11 with weights up to 11. */
const minas: IeRule = {
  shape: /^\d{13}$/,
  hasRightDigits: (text) =>
    Number(text[11]) === modulo10(`${text.slice(0, 3)}0${text.slice(3, 11)}`) && endsRight(text, 11),
}

/** 11 − r with 10 and 11 taken less 10 (Pernambuco's and Rondônia's older rule). */
const lessTen = (sum: number) => (11 - (sum % 11)) % 10

const saoPaulo: IeRule = {
  shape: /^\d{12}$/,
  hasRightDigits: (text) =>
    Number(text[8]) === (weighted(text, [1, 3, 4, 5, 6, 7, 8, 10]) % 11) % 10 &&
    Number(text[11]) === (weighted(text, [3, 2, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10,
}

const saoPauloRural: IeRule = {
  shape: /^P0\d{11}$/,
  hasRightDigits: (text) => Number(text[9]) === (weighted(text.slice(1), [1, 3, 4, 5, 6, 7, 8, 10]) % 11) % 10,
}

/**
 * Rules published by SINTEGRA and by each SEFAZ. First digits that only say "who gave it" are not checked: states open new
 * ranges (PA 75, DF 08, GO 20, RS 800) and refusing a real taxpayer costs more than taking a number SEFAZ will refuse.
 */
export const ieRules: Record<Uf, readonly IeRule[]> = {
  AC: [modulo11('\\d{13}', 2)],
  AL: [nineDigits],
  AM: [nineDigits],
  AP: [amapa],
  BA: [bahia],
  CE: [nineDigits],
  DF: [modulo11('\\d{13}', 2)],
  ES: [nineDigits],
  GO: [goias],
  MA: [nineDigits],
  MG: [minas, { shape: /^PR\d{4,8}$/ }],
  MS: [nineDigits],
  MT: [modulo11('\\d{9}|\\d{11}')],
  PA: [nineDigits],
  PB: [nineDigits],
  PE: [
    modulo11('\\d{9}', 2),
    {
      shape: /^\d{14}$/,
      hasRightDigits: (text) => Number(text[13]) === lessTen(weighted(text, [5, 4, 3, 2, 1, 9, 8, 7, 6, 5, 4, 3, 2])),
    },
  ],
  PI: [nineDigits],
  PR: [modulo11('\\d{10}', 2, 7)],
  RJ: [modulo11('\\d{8}', 1, 7)],
  RN: [modulo11('\\d{9,10}', 1, 10)],
  RO: [
    {
      shape: /^\d{14}$/,
      hasRightDigits: (text) => Number(text[13]) === lessTen(weighted(text, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])),
    },
    {
      shape: /^\d{9}$/,
      hasRightDigits: (text) => Number(text[8]) === lessTen(weighted(text.slice(3), [6, 5, 4, 3, 2])),
    },
  ],
  RR: [
    { shape: /^\d{9}$/, hasRightDigits: (text) => Number(text[8]) === weighted(text, [1, 2, 3, 4, 5, 6, 7, 8]) % 9 },
  ],
  RS: [modulo11('\\d{10}')],
  SC: [nineDigits],
  SE: [nineDigits],
  SP: [saoPaulo, saoPauloRural],
  TO: [
    nineDigits,
    {
      shape: /^\d\d(01|02|03|99)\d{7}$/,
      hasRightDigits: (text) => endsRight(text.slice(0, 2) + text.slice(4)),
    },
  ],
}
