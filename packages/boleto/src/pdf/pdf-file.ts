import PDFDocument from 'pdfkit'
import { Canvas, pointsPerMm } from './canvas.ts'
import type { Panel } from './panels.ts'

/** A4, millimetres. */
export const pageHeight = 297
const pageSize: [number, number] = [595.28, 841.89]

export interface PdfFileOptions {
  /** Title of the document, shown by readers. */
  readonly title?: string | undefined
  /** Instant written as creation date. */
  readonly createdAt?: Date | undefined
}

/** A piece of a page: its template, if any, and what is drawn over it; `top` in millimetres. */
export interface PageStrip {
  readonly panel?: Panel | undefined
  readonly top: number
  readonly draw: (canvas: Canvas) => void
}

/** pdfkit keeps the file (objects, offsets, metadata); pages receive raw content and share fonts and templates. */
export interface PdfFile {
  readonly pdf: PDFKit.PDFDocument
  readonly addPage: (strips: readonly PageStrip[]) => void
}

export function openPdfFile(panels: readonly Panel[], { title = 'Boletos', createdAt }: PdfFileOptions): PdfFile {
  const info = {
    Title: title,
    Creator: 'Open-SGP',
    Producer: 'Open-SGP',
    ...(createdAt && { CreationDate: createdAt }),
  }
  const pdf = new PDFDocument({ autoFirstPage: false, lang: 'pt-BR', displayTitle: true, info })
  const fonts = { R: addFont(pdf, 'Helvetica'), B: addFont(pdf, 'Helvetica-Bold') }
  const templates = Object.fromEntries(panels.map((panel) => [panel.name, addTemplate(pdf, panel, fonts)]))
  return {
    pdf,
    addPage(strips) {
      pdf.addPage({ size: pageSize, margin: 0 })
      Object.assign(pdf.page.fonts, fonts)
      Object.assign(pdf.page.xobjects, templates)
      // pdfkit has turned the page upside down for its own drawing calls; turning it again restores PDF's own space.
      pdf.addContent(`1 0 0 -1 0 ${pageSize[1]} cm\n${strips.map(stripContent).join('')}`)
    },
  }
}

function stripContent({ panel, top, draw }: PageStrip): string {
  const height = panel?.height ?? pageHeight
  const canvas = new Canvas(height)
  draw(canvas)
  const lift = ((pageHeight - height - top) * pointsPerMm).toFixed(2)
  return `q 1 0 0 1 0 ${lift} cm\n${panel ? `/${panel.name} Do\n` : ''}${canvas.content}Q\n`
}

type PdfReference = PDFKit.PDFKitReference

/** The standard fonts are in every reader: nothing is embedded. */
function addFont(pdf: PDFKit.PDFDocument, name: string): PdfReference {
  const font = pdf.ref({ Type: 'Font', Subtype: 'Type1', BaseFont: name, Encoding: 'WinAnsiEncoding' })
  font.end(null)
  return font
}

function addTemplate(
  pdf: PDFKit.PDFDocument,
  panel: Panel,
  fonts: Readonly<Record<string, PdfReference>>,
): PdfReference {
  const canvas = new Canvas(panel.height)
  panel.drawTemplate(canvas)
  const box = [0, 0, pageSize[0], panel.height * pointsPerMm]
  const form = pdf.ref({ Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: box, Resources: { Font: fonts } })
  form.end(canvas.content)
  return form
}
