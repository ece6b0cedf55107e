import { BoletoError } from '../boleto-error.ts'
import { dueDateFactor } from '../due-date-factor.ts'
import { assertBarcode } from '../parse-boleto.ts'
import type { BoletoDocument } from './boleto-document.ts'

/**
 * A printed due date or value that differs from the bar code's makes the payer pay what was not registered.
 * @throws BoletoError `document-mismatch` and those of reading a bar code.
 */
export function assertPrintable({ bank, codigoBarras, dueOn, amountCents }: BoletoDocument): void {
  assertBarcode(codigoBarras)
  const facts = [
    ['bank', bank, codigoBarras.slice(0, 3), 'banco'],
    ['dueOn', dueDateFactor(dueOn), codigoBarras.slice(5, 9), 'fator de vencimento'],
    ['amountCents', String(amountCents).padStart(10, '0'), codigoBarras.slice(9, 19), 'valor'],
  ] as const
  for (const [field, printed, encoded, label] of facts) {
    if (printed === encoded) continue
    throw new BoletoError(
      'document-mismatch',
      field,
      `O ${label} do boleto (${printed}) difere do que está no código de barras (${encoded}). Registre a alteração no banco antes de imprimir.`,
    )
  }
}
