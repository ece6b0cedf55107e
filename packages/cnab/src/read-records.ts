import { detectFile } from './detect-file.ts'
import type { RecordValues } from './field.ts'
import { LineCursor } from './line-cursor.ts'
import { LineView } from './line-view.ts'

/** One record of a file, by its table: name of the record, values by the manual's field names. */
export interface CnabRecord {
  readonly line: number
  readonly record: string
  readonly values: RecordValues
}

/** Every record of a file that its layout knows, whole: what simulated banks, tests and people who look into a file need. */
export function readRecords(bytes: Uint8Array): readonly CnabRecord[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lines = linesOf(buffer)
  const { layout, tables } = detectFile(lines.map((line) => line.toString('latin1')))
  const { header, lotHeader, details, lotTrailer, trailer } = tables
  const known = new Map(
    [header, lotHeader, ...details, lotTrailer, trailer].flatMap((record) => (record ? [[record.id, record]] : [])),
  )
  const view = new LineView()
  return lines.flatMap((line, index) => {
    view.move(line, 0, line.length, index + 1)
    const record = known.get(view.recordId(layout.width))
    return record ? [{ line: index + 1, record: record.name, values: view.values(record) }] : []
  })
}

function linesOf(buffer: Buffer): Buffer[] {
  const cursor = new LineCursor()
  cursor.load(buffer, true)
  const lines: Buffer[] = []
  while (cursor.next()) lines.push(buffer.subarray(cursor.start, cursor.end))
  return lines
}
