import { isAscii } from 'node:buffer'
import type { DetectedFile } from './detect-file.ts'
import { detectFile } from './detect-file.ts'
import { FileReader } from './file-reader.ts'
import { LineCursor, startsWithByteOrderMark } from './line-cursor.ts'
import { readHeader } from './read-header.ts'
import { repairUtf8 } from './repair-utf8.ts'
import type { CnabFile, CnabHeader, CnabSummary, CnabTitle } from './title.ts'
import { warningTexts } from './warnings.ts'

/** A file being read: `summary` grows while `titles` is consumed and is complete when it ends. */
export interface CnabScan<Titles> {
  readonly bank: string
  readonly layout: 240 | 400
  readonly kind: 'retorno' | 'remessa'
  readonly header: CnabHeader
  readonly titles: Titles
  readonly summary: Readonly<CnabSummary>
}

export interface ReadOptions {
  /** The account's own contract, where it differs from the layout's default (payments.md §4.6). */
  readonly feeDeductedFromCredit?: boolean | undefined
}

/** Lines that are enough to know a file: header, lot header, first titles. */
const peeked = 16

interface OpenFile {
  readonly file: DetectedFile
  readonly header: CnabHeader
  readonly reader: FileReader
}

function openFile(head: Buffer, isWhole: boolean, options: ReadOptions): OpenFile {
  const cursor = new LineCursor()
  cursor.load(head, isWhole)
  const lines: string[] = []
  while (lines.length < peeked && cursor.next()) {
    lines.push(repairUtf8(head.subarray(cursor.start, cursor.end), [240, 400]).toString('latin1'))
  }
  const detected = detectFile(lines)
  const { feeDeductedFromCredit = detected.layout.feeDeductedFromCredit } = options
  const file = { ...detected, layout: { ...detected.layout, feeDeductedFromCredit } }
  const reader = new FileReader(file)
  if (startsWithByteOrderMark(head)) reader.warnings.add(1, 'byte-order-mark', warningTexts['byte-order-mark']())
  return { file, header: readHeader(file, lines), reader }
}

function makeScan<Titles>({ file, header, reader }: OpenFile, titles: Titles): CnabScan<Titles> {
  const { layout, kind } = file
  return { bank: layout.bank, layout: layout.width, kind, header, titles, summary: reader.collector.summary }
}

function* readTitles(reader: FileReader, bytes: Buffer): Generator<CnabTitle, void, undefined> {
  const ascii = isAscii(bytes)
  const cursor = new LineCursor()
  cursor.load(bytes, true)
  while (cursor.next()) {
    const title = reader.push(bytes, cursor.start, cursor.end, ascii)
    if (title) yield title
  }
  const last = reader.finish()
  if (last) yield last
}

/**
 * Opens a retorno (or a remessa) held in memory; its titles come one by one, so that a file of any size costs no more
 * memory than its bytes. Throws CnabError `unrecognized-file` or `unsupported-layout`; whatever is wrong further on is a warning.
 */
export function scanRetorno(
  bytes: Uint8Array,
  options: ReadOptions = {},
): CnabScan<Generator<CnabTitle, void, undefined>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const open = openFile(buffer.subarray(0, 65_536), buffer.length <= 65_536, options)
  return makeScan(open, readTitles(open.reader, buffer))
}

/** The whole file: header, titles, sum paid, histogram of the raw codes, warnings. Throws as `scanRetorno` does. */
export function readRetorno(bytes: Uint8Array, options: ReadOptions = {}): CnabFile {
  const { bank, layout, kind, header, titles, summary } = scanRetorno(bytes, options)
  const list = [...titles]
  const { paidCents, occurrences, warnings } = summary
  const inOrder = warnings.toSorted((a, b) => a.line - b.line)
  return { bank, layout, kind, header, titles: list, paidCents, occurrences, warnings: inOrder }
}

async function* readTitlesOf(
  reader: FileReader,
  head: Buffer,
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<CnabTitle, void, undefined> {
  const cursor = new LineCursor()
  let bytes = head
  for (let isLast = false; !isLast;) {
    const next = await chunks.next()
    isLast = next.done === true
    cursor.load(bytes, isLast)
    const ascii = isAscii(bytes)
    while (cursor.next()) {
      const title = reader.push(bytes, cursor.start, cursor.end, ascii)
      if (title) yield title
    }
    bytes = next.done ? Buffer.alloc(0) : Buffer.concat([cursor.rest(), next.value])
  }
  const last = reader.finish()
  if (last) yield last
}

/** As `scanRetorno`, from a stream (`fs.createReadStream`, a request body): never more than a chunk in memory. */
export async function readRetornoFile(
  stream: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<CnabScan<AsyncGenerator<CnabTitle, void, undefined>>> {
  const chunks = stream[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let isWhole = false
  while (head.length < 8192 && !isWhole) {
    const next = await chunks.next()
    if (next.done) isWhole = true
    else head = Buffer.concat([head, next.value])
  }
  const open = openFile(head, isWhole, options)
  return makeScan(open, readTitlesOf(open.reader, head, chunks))
}
