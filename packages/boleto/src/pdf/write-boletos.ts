import { once } from 'node:events'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { findBank } from '../banks.ts'
import { assertPrintable } from './assert-printable.ts'
import type { BoletoDocument } from './boleto-document.ts'
import { drawBookletCover, drawStripCuts, stripHeight } from './booklet-cover.ts'
import { groupBooklets, type Booklet } from './group-booklets.ts'
import { bookletPanel, singlePanel, type Panel } from './panels.ts'
import { openPdfFile, type PageStrip, type PdfFileOptions } from './pdf-file.ts'

export interface WriteBoletosOptions extends PdfFileOptions {
  /** `single`: a page per boleto (default). `carne`: three per page with stub, and a cover for each carnê. */
  readonly layout?: 'single' | 'carne' | undefined
  /** Cover page of each carnê; `true` when absent. */
  readonly cover?: boolean | undefined
}

/** How much was written. */
export interface WrittenBoletos {
  readonly boletos: number
  readonly pages: number
}

type BoletoSource = Iterable<BoletoDocument> | AsyncIterable<BoletoDocument>

/** Bytes that may wait for a slow sink. */
const highWaterMark = 1 << 20

/**
 * Writes a PDF (A4) of boletos into `sink` and ends it. Documents are drawn as they come and pages leave at once, so that
 * tens of thousands need no memory. Boletos of one carnê must be neighbours (`booklet`).
 * @throws BoletoError for a document that must not be printed (see `assertPrintable`); the sink is destroyed then.
 */
export async function writeBoletos(
  sink: Writable,
  documents: BoletoSource,
  options: WriteBoletosOptions = {},
): Promise<WrittenBoletos> {
  const panel = options.layout === 'carne' ? bookletPanel : singlePanel
  const { pdf, addPage } = openPdfFile([panel], options)
  const done = pipeline(pdf, sink)
  done.catch(() => {})
  const written = { boletos: 0, pages: 0 }
  try {
    for await (const page of pagesOf(documents, panel, options.cover ?? true)) {
      addPage(page.strips)
      written.boletos += page.boletos
      written.pages++
      while (pdf.readableLength > highWaterMark) await flow(sink, done)
    }
    pdf.end()
  } catch (error) {
    pdf.destroy()
    sink.destroy()
    throw error
  }
  await done
  return written
}

/** The PDF as bytes, for a few boletos (an e-mail's attachment). */
export async function renderBoletos(documents: BoletoSource, options: WriteBoletosOptions = {}): Promise<Buffer> {
  const chunks: Buffer[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, next) {
      chunks.push(chunk)
      next()
    },
  })
  await writeBoletos(sink, documents, options)
  return Buffer.concat(chunks)
}

/** Lets the sink work; fails as soon as it fails. */
async function flow(sink: Writable, done: Promise<void>): Promise<void> {
  await Promise.race([sink.writableNeedDrain ? once(sink, 'drain') : setImmediate(), done])
}

interface Page {
  readonly strips: readonly PageStrip[]
  readonly boletos: number
}

async function* pagesOf(documents: BoletoSource, panel: Panel, cover: boolean): AsyncGenerator<Page> {
  if (panel === singlePanel) {
    for await (const document of documents) yield { strips: [stripOf(panel, document, 0)], boletos: 1 }
    return
  }
  for await (const booklet of groupBooklets(documents)) {
    if (cover) yield { strips: [coverStrip(booklet)], boletos: 0 }
    for (let first = 0; first < booklet.length; first += 3) {
      const strips = booklet
        .slice(first, first + 3)
        .map((document, index) => stripOf(panel, document, index * stripHeight))
      yield { strips, boletos: strips.length }
    }
  }
}

function stripOf(panel: Panel, document: BoletoDocument, top: number): PageStrip {
  assertPrintable(document)
  const bank = findBank(document.bank)
  return { panel, top, draw: (canvas) => panel.draw(canvas, bank, document) }
}

const coverStrip = (booklet: Booklet): PageStrip => ({
  top: 0,
  draw(canvas) {
    drawStripCuts(canvas)
    drawBookletCover(canvas, booklet)
  },
})
