import { civilDateAt, type CivilDate } from '@open-sgp/brasil'
import { knownBank } from './banks.ts'
import { barcodeOfLine, lineOfBarcode } from './barcode.ts'
import { BoletoError, quoted } from './boleto-error.ts'
import type { CampoLivreFields } from './boleto-input.ts'
import { barcodeDv, modulo10Dv } from './check-digits.ts'
import { dueDateFromFactor } from './due-date-factor.ts'

/** What a typed line or bar code tells of a boleto. */
export interface ParsedBoleto {
  /** Clearing code, 3 digits. */
  readonly bank: string
  /** `null` for banks whose rules we do not hold. */
  readonly bankName: string | null
  /** 44 digits. */
  readonly codigoBarras: string
  /** 47 digits with the printed dots and blanks. */
  readonly linhaDigitavel: string
  /** 4 digits. */
  readonly fator: string
  /** By the FEBRABAN window around today; `null` without due date or when no cycle falls into the window. */
  readonly vencimento: CivilDate | null
  /** 0 when the payer defines the value. */
  readonly valorCentavos: number
  readonly campoLivre: string
  /** What the campo livre tells; empty for unknown banks. */
  readonly campos: CampoLivreFields
}

/**
 * Reads a linha digitável (47 digits, dots, blanks and dashes ignored) or a bar code (44 digits).
 * `today` places the due date's cycle (FEBRABAN window: 3000 days back, 5500 ahead).
 * @throws BoletoError `invalid-character`, `invalid-length`, `arrecadacao-line`, `unsupported-currency`, `invalid-check-digit`
 * (`field`: `campo1`, `campo2`, `campo3` or `codigoBarras`).
 */
export function parseBoleto(text: string, today: CivilDate = civilDateAt(new Date())): ParsedBoleto {
  const digits = digitsOf(text)
  assertCollectionBoleto(digits)
  if (digits.length === 47) assertFieldDvs(digits)
  const barcode = digits.length === 47 ? barcodeOfLine(digits) : digits
  assertBarcode(barcode)
  const bank = knownBank(barcode.slice(0, 3))
  const fator = barcode.slice(5, 9)
  const campoLivre = barcode.slice(19)
  return {
    bank: barcode.slice(0, 3),
    bankName: bank?.name ?? null,
    codigoBarras: barcode,
    linhaDigitavel: lineOfBarcode(barcode),
    fator,
    vencimento: dueDateFromFactor(fator, today),
    valorCentavos: Number(barcode.slice(9, 19)),
    campoLivre,
    campos: bank?.readCampoLivre(campoLivre) ?? {},
  }
}

function digitsOf(text: unknown): string {
  const digits = typeof text === 'string' ? text.replace(/[\s.-]/g, '') : ''
  if (/^\d+$/.test(digits)) return digits
  throw new BoletoError(
    'invalid-character',
    'linhaDigitavel',
    `${quoted(text)} não é uma linha digitável nem um código de barras: use só números, pontos e espaços.`,
  )
}

function assertCollectionBoleto(digits: string): void {
  if (digits.startsWith('8') && (digits.length === 48 || digits.length === 44)) {
    throw new BoletoError(
      'arrecadacao-line',
      'linhaDigitavel',
      'Esta é uma conta de arrecadação (água, luz, tributos), que começa com 8. Informe a linha de um boleto bancário, de 47 dígitos.',
    )
  }
  if (digits.length === 47 || digits.length === 44) return
  throw new BoletoError(
    'invalid-length',
    'linhaDigitavel',
    `Foram lidos ${digits.length} dígitos. A linha digitável tem 47 e o código de barras, 44: confira se algum ficou de fora.`,
  )
}

function assertFieldDvs(line: string): void {
  const fields = [line.slice(0, 10), line.slice(10, 21), line.slice(21, 32)]
  for (const [index, field] of fields.entries()) {
    if (modulo10Dv(field.slice(0, -1)) === field.slice(-1)) continue
    throw new BoletoError(
      'invalid-check-digit',
      `campo${index + 1}`,
      `O ${index + 1}º campo da linha digitável (${field.slice(0, 5)}.${field.slice(5)}) não confere com seu dígito verificador. Digite-o outra vez.`,
    )
  }
}

/** Throws unless `barcode` is 44 digits in reais with a right general DV. */
export function assertBarcode(barcode: string): void {
  if (!/^\d{44}$/.test(barcode)) {
    throw new BoletoError(
      'invalid-length',
      'codigoBarras',
      `O código de barras ${quoted(barcode)} deve ter 44 dígitos.`,
    )
  }
  if (barcode[3] !== '9') {
    throw new BoletoError(
      'unsupported-currency',
      'moeda',
      `Moeda “${barcode.slice(3, 4)}” não é atendida: só boletos em reais (9).`,
    )
  }
  if (barcodeDv(barcode.slice(0, 4) + barcode.slice(5)) === barcode[4]) return
  throw new BoletoError(
    'invalid-check-digit',
    'codigoBarras',
    `O dígito verificador geral (${barcode.slice(4, 5)}) não confere. Confira o vencimento, o valor e o banco no boleto impresso.`,
  )
}
