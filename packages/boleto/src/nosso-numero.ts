import type { NossoNumero } from './boleto-input.ts'

/** The forms of a nosso número. `prefix` is printed before it (carteira, agência) and belongs to no key. */
export function nossoNumeroOf(number: string, dv: string, prefix = ''): NossoNumero {
  const printed = prefix + number + (dv === '' ? '' : `-${dv}`)
  return { number, dv, full: number + dv, printed }
}

/** `1234-5 / 56789-0` with the parts that the account has. */
export function agencySlashCode(
  agencia: string | undefined,
  agenciaDv: string | undefined,
  code: string | undefined,
  codeDv?: string,
): string {
  return [withDv(agencia, agenciaDv), withDv(code, codeDv)].filter((part) => part !== '').join(' / ')
}

const withDv = (text = '', dv = ''): string => (text !== '' && dv !== '' ? `${text}-${dv}` : text)
