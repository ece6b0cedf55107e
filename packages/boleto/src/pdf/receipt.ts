import type { BoletoDocument, StatementLine } from './boleto-document.ts'
import { formatCents } from '@open-sgp/brasil'
import type { Bank } from '../boleto-input.ts'
import { agencyCell, amountCell, documentNumberCell, dueDateCell, nossoNumeroCell } from './boleto-cells.ts'
import type { Box, Canvas } from './canvas.ts'
import { cellRow, drawCellFrames, fillCells, type Cell } from './cells.ts'
import { drawBankHeader } from './ficha-parts.ts'
import { drawQrCode } from './draw-qr-code.ts'
import { documentTail, labelledDocument, printedAmount, printedDueDate } from './print-formats.ts'

const x = 10
const width = 190
const summaryTop = 33
const summaryHeight = 15
const bodyTop = 54
const bodyBottom = 145
const receiptTop = 149
const pix = { x: x + width - 58, width: 58, qr: 46 }

const summary: readonly Cell<BoletoDocument>[] = cellRow(x, summaryTop, summaryHeight, [
  { label: 'Pagador', width: 88, value: (d) => d.payer.name },
  { label: 'Nº do documento', width: 34, value: (d) => d.documentNumber },
  { label: 'Vencimento', width: 32, value: printedDueDate, strong: true },
  { label: 'Valor (R$)', width: 36, value: (d) => printedAmount(d) || 'a informar', align: 'right', strong: true },
])

const receiptCells: readonly Cell<BoletoDocument>[] = [
  ...cellRow<BoletoDocument>(x, receiptTop + 8, 7, [
    { label: 'Beneficiário', width: 110, value: (d) => d.beneficiary.name, tail: (d) => documentTail(d.beneficiary) },
    agencyCell(40),
    dueDateCell(40),
  ]),
  ...cellRow<BoletoDocument>(x, receiptTop + 15, 7, [
    { label: 'Pagador', width: 70, value: (d) => d.payer.name, tail: (d) => documentTail(d.payer) },
    documentNumberCell(40),
    nossoNumeroCell(40),
    amountCell(40),
  ]),
]

/** Where the page is cut: below the payer's part. */
export const cutAt = 181

/** The payer's half of a single boleto: what is charged, how to pay it by Pix, and the receipt. Template part. */
export function drawReceiptTemplate(canvas: Canvas): void {
  drawCellFrames(canvas, summary, 6.5)
  drawCellFrames(canvas, receiptCells)
  canvas.text(x + width, receiptTop + 25, 'Autenticação mecânica', { size: 5.6, gray: 0.3, align: 'right' })
  canvas.line(0, cutAt, 210, cutAt, 0.6, '3 3')
  canvas.text(x + width, cutAt - 1, 'Corte na linha pontilhada', { size: 5.6, gray: 0.3, align: 'right' })
}

/** The payer's half: values of one boleto. */
export function drawReceipt(canvas: Canvas, bank: Bank, document: BoletoDocument): void {
  drawIssuer(canvas, document)
  fillCells(canvas, summary, document, 11)
  const hasPix = document.pixPayload !== undefined && document.pixPayload !== ''
  const body = { x, y: bodyTop, width: hasPix ? width - pix.width - 6 : width, height: bodyBottom - bodyTop }
  drawStatement(canvas, body, document.statement ?? [])
  if (hasPix) drawPix(canvas, document.pixPayload ?? '')
  drawBankHeader(canvas, { x, y: receiptTop, width }, bank, 'Recibo do pagador')
  canvas.line(x, receiptTop + 8, x + width, receiptTop + 8, 1.2)
  fillCells(canvas, receiptCells, document)
}

function drawIssuer(canvas: Canvas, { beneficiary }: BoletoDocument): void {
  canvas.text(x, 17, beneficiary.name, { size: 17, bold: true, maxWidth: width, minSize: 11 })
  canvas.text(x, 22.5, labelledDocument(beneficiary.document), { size: 8.5, gray: 0.25 })
  const address = { x, y: 23.4, width, height: 7.5 }
  if (beneficiary.address) canvas.paragraphs(address, [beneficiary.address], { size: 8.5, minSize: 6.5, gray: 0.25 })
}

const rowHeight = 5.2

function drawStatement(canvas: Canvas, box: Box, lines: readonly StatementLine[]): void {
  if (lines.length === 0) return
  canvas.text(box.x, box.y + 3, 'Demonstrativo', { size: 10, bold: true })
  canvas.line(box.x, box.y + 5, box.x + box.width, box.y + 5, 0.8)
  const room = Math.floor((box.height - 6) / rowHeight)
  const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), restOf(lines.slice(room - 1))]
  for (const [index, line] of shown.entries()) drawStatementLine(canvas, box, box.y + 5 + rowHeight * (index + 1), line)
}

/** What does not fit is never lost from the sum. */
function restOf(rest: readonly StatementLine[]): StatementLine {
  const amountCents = rest.reduce((sum, line) => sum + (line.amountCents ?? 0), 0)
  return { text: `Outros ${rest.length} itens`, amountCents }
}

function drawStatementLine(canvas: Canvas, box: Box, y: number, { text, amountCents }: StatementLine): void {
  const amount = amountCents === undefined ? '' : formatCents(amountCents)
  canvas.text(box.x, y - 1.4, text, { size: 8.5, maxWidth: box.width - (amount === '' ? 0 : 28), minSize: 6.5 })
  canvas.text(box.x + box.width, y - 1.4, amount, { size: 8.5, align: 'right' })
  canvas.line(box.x, y, box.x + box.width, y, 0.25, '0.8 1.6')
}

function drawPix(canvas: Canvas, payload: string): void {
  const center = pix.x + pix.width / 2
  const box = { x: pix.x, y: bodyTop - 1, width: pix.width, height: bodyBottom - bodyTop + 1 }
  canvas.frame(box, 0.8)
  canvas.text(center, box.y + 7, 'Pague com Pix', { size: 13, bold: true, align: 'center' })
  drawQrCode(canvas, center - pix.qr / 2, box.y + 10.5, pix.qr, payload)
  const hint = ['Abra o aplicativo do seu banco, escolha Pix e leia o QR Code. O pagamento é confirmado na hora.']
  canvas.paragraphs({ x: box.x + 4, y: box.y + 58.5, width: box.width - 8, height: 12 }, hint, {
    size: 7.5,
    align: 'center',
    gray: 0.2,
  })
  canvas.text(box.x + 3, box.y + 73.5, 'Pix copia e cola', { size: 6, bold: true })
  canvas.paragraphs({ x: box.x + 3, y: box.y + 74.3, width: box.width - 6, height: 16.5 }, [payload], {
    size: 6,
    minSize: 4,
  })
}
