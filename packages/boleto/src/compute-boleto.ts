import { findBank } from './banks.ts'
import { assembleBarcode, lineOfBarcode } from './barcode.ts'
import { BoletoError, quoted } from './boleto-error.ts'
import type { BoletoAccount, BoletoInput, NossoNumero, NossoNumeroInput } from './boleto-input.ts'
import { dueDateFactor } from './due-date-factor.ts'

/** Everything to store with the title: it is never computed twice (rules may change between issue and second copy). */
export interface ComputedBoleto {
  /** 4 digits; `0000` without due date. */
  readonly fator: string
  /** 25 digits. */
  readonly campoLivre: string
  /** With its check digit where the bank has one: the key to match retornos with. */
  readonly nossoNumero: string
  /** 44 digits. */
  readonly codigoBarras: string
  /** 47 digits with the printed dots and blanks. */
  readonly linhaDigitavel: string
  /** The nosso número with, without and as its check digit is printed. */
  readonly nossoNumeroParts: NossoNumero
}

/** Largest value that leaves the factor's columns alone: R$ 99.999.999,99. */
const maxAmountCents = 9_999_999_999

/**
 * Bar code and typed line of a title. `bank` is the 3-digit clearing code.
 * @throws BoletoError `unknown-bank`, `missing-field`, `invalid-field`, `field-too-long`, `value-out-of-range`,
 * `invalid-due-date`, `bank-issues-number` (no line exists before the bank's answer).
 */
export function computeBoleto({ bank: code, input }: { bank: string; input: BoletoInput }): ComputedBoleto {
  const bank = findBank(code)
  assertAmount(input.valorCentavos)
  const nossoNumero = bank.nossoNumero(input)
  const campoLivre = bank.campoLivre(input, nossoNumero)
  const fator = dueDateFactor(input.vencimento)
  const codigoBarras = assembleBarcode(bank.code, fator, input.valorCentavos, campoLivre)
  return {
    fator,
    campoLivre,
    nossoNumero: nossoNumero.full,
    codigoBarras,
    linhaDigitavel: lineOfBarcode(codigoBarras),
    nossoNumeroParts: nossoNumero,
  }
}

/**
 * For who allocates numbers: under some agreements the bank does (BB carteira 11, Inter 112, Sicredi byte 1), and a number of ours
 * would make a line that nobody can pay. Throws `bank-issues-number` or `unknown-bank`; what else the account lacks is not its matter.
 */
export function requireOwnNumbers(code: string, account: BoletoAccount): void {
  const bank = findBank(code)
  try {
    bank.nossoNumero(account)
  } catch (error) {
    if (error instanceof BoletoError && error.code !== 'bank-issues-number') return
    throw error
  }
}

/** The nosso número alone, for remessas: `{ number, dv, full, printed }`. Throws as `computeBoleto` does. */
export const computeNossoNumero = (bank: string, input: NossoNumeroInput): NossoNumero =>
  findBank(bank).nossoNumero(input)

function assertAmount(amountCents: unknown): void {
  if (
    typeof amountCents === 'number' &&
    Number.isInteger(amountCents) &&
    amountCents >= 0 &&
    amountCents <= maxAmountCents
  )
    return
  throw new BoletoError(
    'value-out-of-range',
    'valorCentavos',
    `Valor ${quoted(amountCents)} inválido: informe centavos inteiros de 0 a 9.999.999.999 (R$ 99.999.999,99).`,
  )
}
