import type { NossoNumero } from '../boleto-input.ts'

/** Joins a number and its DV. `printed` defaults to `number-dv`, or to the number alone where there is no DV. */
export function makeNossoNumero(
  number: string,
  dv: string,
  printed = dv === '' ? number : `${number}-${dv}`,
): NossoNumero {
  return { number, dv, full: number + dv, printed }
}

/** `1234-5`, or `1234` when the check digit was not given. */
export const withDv = (number: string, dv: string | undefined): string =>
  dv === undefined ? number : `${number}-${dv}`
