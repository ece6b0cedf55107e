import { formatCents } from '@open-sgp/brasil'
import type { BoletoDocument } from './boleto-document.ts'
import type { Canvas } from './canvas.ts'
import { documentTail, labelledDocument, printedDate, printedDueDate } from './print-formats.ts'

/** Height of each of the three strips of a carnê page. */
export const stripHeight = 99

const x = 14
const width = 182
const maxRows = 13
const columnCount = 3
const columnWidth = width / columnCount

/** Strip lines to cut along, on every page of a carnê. */
export function drawStripCuts(canvas: Canvas): void {
  for (const y of [stripHeight, stripHeight * 2]) canvas.line(0, y, 210, y, 0.5, '2 2')
}

/** The cover: title strip, installments strip, how-to-pay strip; cut and stapled before the boletos. */
export function drawBookletCover(canvas: Canvas, booklet: readonly [BoletoDocument, ...BoletoDocument[]]): void {
  drawTitleStrip(canvas, booklet[0], booklet.length)
  drawInstallments(canvas, booklet)
  drawHowToPay(canvas, booklet[0])
}

function drawTitleStrip(canvas: Canvas, { beneficiary, payer }: BoletoDocument, count: number): void {
  canvas.text(x, 26, beneficiary.name, { size: 22, bold: true, maxWidth: width, minSize: 12 })
  const issuer = [labelledDocument(beneficiary.document), beneficiary.address ?? ''].filter((line) => line !== '')
  canvas.paragraphs({ x, y: 28.5, width, height: 13 }, issuer, { size: 9, minSize: 7, gray: 0.25 })
  canvas.line(x, 45, x + width, 45, 1.2)
  canvas.text(x, 54, 'Carnê de pagamento', { size: 15 })
  canvas.text(x + width, 54, count === 1 ? '1 parcela' : `${count} parcelas`, { size: 15, align: 'right' })
  canvas.text(x, 67, payer.name, { size: 11, bold: true, maxWidth: width, minSize: 8, tail: documentTail(payer) })
  if (payer.address) canvas.paragraphs({ x, y: 68.5, width, height: 10 }, [payer.address], { size: 9, minSize: 7 })
}

function drawInstallments(canvas: Canvas, booklet: readonly BoletoDocument[]): void {
  const top = stripHeight + 10
  const total = booklet.reduce((sum, { amountCents }) => sum + amountCents, 0)
  canvas.text(x, top + 4, 'Parcelas', { size: 12, bold: true })
  canvas.text(x + width, top + 4, `Total ${formatCents(total)}`, { size: 12, bold: true, align: 'right' })
  canvas.line(x, top + 7, x + width, top + 7, 0.8)
  const room = columnCount * maxRows
  const shown = booklet.length <= room ? booklet : booklet.slice(0, room - 1)
  const rows = Math.ceil(Math.min(booklet.length, room) / columnCount)
  const step = Math.min(9, 72 / rows)
  const placeOf = (index: number) => ({
    left: x + Math.floor(index / rows) * columnWidth,
    y: top + 15 + (index % rows) * step,
  })
  for (const [index, document] of shown.entries()) drawInstallment(canvas, placeOf(index), index, document)
  if (shown.length === booklet.length) return
  const { left, y } = placeOf(room - 1)
  canvas.text(left, y, `e mais ${booklet.length - shown.length} parcelas`, { size: 9 })
}

function drawInstallment(
  canvas: Canvas,
  { left, y }: { readonly left: number; readonly y: number },
  index: number,
  document: BoletoDocument,
): void {
  const amount = document.amountCents === 0 ? '' : formatCents(document.amountCents)
  canvas.text(left, y, `${document.installment?.number ?? index + 1}`, { size: 9.5, bold: true })
  canvas.text(left + 8, y, printedDueDate(document), { size: 9.5 })
  canvas.text(left + columnWidth - 8, y, amount, { size: 9.5, align: 'right' })
}

function drawHowToPay(canvas: Canvas, document: BoletoDocument): void {
  const top = stripHeight * 2 + 10
  canvas.text(x, top + 4, 'Como pagar', { size: 12, bold: true })
  canvas.line(x, top + 7, x + width, top + 7, 0.8)
  const pix = document.pixPayload
    ? ['Pix: leia o QR Code da parcela no aplicativo do seu banco; o pagamento é confirmado na hora.']
    : []
  const lines = [
    ...pix,
    'Código de barras ou linha digitável: em qualquer banco, lotérica, caixa eletrônico ou aplicativo.',
    'Destaque a parcela do mês, guarde o canhoto com o comprovante e não pague duas vezes a mesma parcela.',
    ...(document.instructions ?? []),
    `Carnê emitido em ${printedDate(document.issuedOn)}.`,
  ]
  const bullets = lines.map((line) => `• ${line}`)
  canvas.paragraphs({ x, y: top + 11, width, height: 70 }, bullets, { size: 10, minSize: 6 })
}
