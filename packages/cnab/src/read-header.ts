import type { DetectedFile } from './detect-file.ts'
import type { RecordTable, RecordValues } from './field.ts'
import { LineView } from './line-view.ts'
import type { CnabHeader } from './title.ts'

const withoutZeros = (value: RecordValues[string]): string => {
  const text = String(value ?? '')
  return /^0*$/.test(text) ? '' : text
}

function valuesAt(
  lines: readonly string[],
  record: RecordTable | undefined,
  type: string,
  column: number,
): RecordValues {
  const line = record && lines.find((each) => each[column] === type)
  if (!record || line === undefined) return {}
  const view = new LineView()
  const bytes = Buffer.from(line, 'latin1')
  view.move(bytes, 0, bytes.length, 1)
  return view.values(record)
}

/**
 * Whose file it is: the header, what it lacks from the lot header, and what both lack from the first title
 * (CNAB 400 headers have no company document, Bradesco's no account).
 */
export function readHeader({ layout, tables }: DetectedFile, lines: readonly string[]): CnabHeader {
  const column = layout.width === 400 ? 0 : 7
  const [detail] = tables.details
  const header = valuesAt(lines, tables.header, '0', column)
  const sources = [
    header,
    valuesAt(lines, tables.lotHeader, '1', column),
    valuesAt(lines, detail, detail.id.charAt(0), column),
  ]
  const first = (name: string) => sources.map((values) => withoutZeros(values[name])).find((text) => text !== '') ?? ''
  const values = Object.fromEntries(
    ['agencia', 'conta', 'convenio', 'codigoCliente', 'carteira'].map((name) => [name, first(name)]),
  )
  const sequence = first('sequencialArquivo')
  return {
    agencia: first('agencia'),
    conta: first('conta'),
    convenio: first('convenio') || first('codigoCliente'),
    companyName: first('beneficiarioNome'),
    // Columns are wider than the document: 1 is a CPF of 11, the rest a CNPJ of 14.
    companyDocument: first('beneficiarioDocumento').slice(Number(first('beneficiarioTipo')) === 1 ? -11 : -14),
    fileSequence: /^\d+$/.test(sequence) ? Number(sequence) : null,
    generatedOn: typeof header['dataGeracao'] === 'string' ? header['dataGeracao'] : null,
    values,
  }
}
