import { BoletoError, quoted, type BoletoErrorCode } from './boleto-error.ts'
import { computeBoleto, type ComputedBoleto } from './compute-boleto.ts'
import { isJsonObject } from './json-value.ts'
import { readBoletoInput } from './read-boleto-input.ts'

/** One answer, in the order of the questions: the lines, or why there are none. `id` is given back as it came. */
export type BoletoBatchItem =
  | ({ readonly id: unknown } & Omit<ComputedBoleto, 'nossoNumeroParts'>)
  | {
      readonly id: unknown
      readonly error: { readonly code: BoletoErrorCode; readonly field: string; readonly detail: string }
    }

/**
 * Computes unknown JSON: an array of `{ id, bank, input }` (`input` as `BoletoInput`). A bad item answers with its error
 * and disturbs no other.
 * @throws BoletoError `invalid-field` when `items` is no array.
 */
export function computeBoletoBatch(items: unknown): BoletoBatchItem[] {
  if (Array.isArray(items)) return items.map(computeItem)
  throw new BoletoError(
    'invalid-field',
    '',
    'A entrada deve ser uma lista JSON de boletos: [{ "id": …, "bank": "341", "input": { … } }].',
  )
}

function computeItem(item: unknown): BoletoBatchItem {
  const id = isJsonObject(item) ? (item.id ?? null) : null
  try {
    const { nossoNumeroParts: _, ...computed } = computeUnknown(item)
    return { id, ...computed }
  } catch (error) {
    if (!(error instanceof BoletoError)) throw error
    return { id, error: { code: error.code, field: error.field, detail: error.detail } }
  }
}

function computeUnknown(item: unknown): ComputedBoleto {
  if (!isJsonObject(item)) {
    throw new BoletoError(
      'invalid-field',
      '',
      `Cada boleto deve ser um objeto { "id", "bank", "input" }, e não ${quoted(item)}.`,
    )
  }
  if (typeof item.bank !== 'string') {
    const code = item.bank === undefined || item.bank === null ? 'missing-field' : 'invalid-field'
    throw new BoletoError(code, 'bank', 'Informe “bank”, o código do banco com 3 dígitos entre aspas, como "341".')
  }
  return computeBoleto({ bank: item.bank, input: readBoletoInput(item.input) })
}
