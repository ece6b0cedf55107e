import { CnabError } from './cnab-error.ts'
import type { RecordValues } from './field.ts'
import type { DetailValues, FileTables, Layout } from './layout.ts'
import { writeRecord } from './write-record.ts'

export interface FileToWrite {
  readonly layout: Layout
  readonly tables: FileTables
  /** Values of headers and trailers, and of details that have no value of their own. */
  readonly values: RecordValues
  /** The records of each title, in order. */
  readonly titles: readonly (readonly DetailValues[])[]
  readonly totalCents: number
  /** JSON pointer of the list of titles in the caller's input, for errors. */
  readonly pointer: string
}

/** Headers, details, trailers with their sequences and counts, CRLF after each line. */
export function writeFile(file: FileToWrite): Uint8Array {
  const { layout, tables, values } = file
  const lines: string[] = []
  const write = (detail: DetailValues, own: RecordValues = {}) =>
    lines.push(
      writeRecord(detail.record, {
        ...values,
        ...detail.values,
        banco: layout.bank,
        sequencialRegistro: lines.length + 1,
        sequencialLote: lines.length - 1,
        ...own,
      }),
    )
  write({ record: tables.header, values })
  if (tables.lotHeader) write({ record: tables.lotHeader, values })
  file.titles.forEach((records, index) =>
    atPointer(`${file.pointer}/${index}`, () => records.forEach((detail) => write(detail))),
  )
  const totals = { ...values, quantidadeTitulos: file.titles.length, valorTotal: file.totalCents }
  // FEBRABAN: the lot counts its header, details and trailer; the file counts every line.
  if (tables.lotTrailer) write({ record: tables.lotTrailer, values: totals }, { quantidadeRegistrosLote: lines.length })
  write({ record: tables.trailer, values: totals }, { quantidadeRegistros: lines.length + 1 })
  return Buffer.from(lines.join('\r\n') + (layout.lastLineEnd ? '\r\n' : ''), 'latin1')
}

/** Runs `work`, saying in its errors which item of the input they are about. */
export function atPointer<T>(pointer: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof CnabError) || error.problems.length > 0) throw error
    throw new CnabError(error.code, error.detail, [{ pointer, detail: error.detail }])
  }
}
