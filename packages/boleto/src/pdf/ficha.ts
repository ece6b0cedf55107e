import type { Bank } from '../boleto-input.ts'
import { lineOfBarcode } from '../barcode.ts'
import type { BoletoDocument } from './boleto-document.ts'
import type { Canvas } from './canvas.ts'
import { cellRow, drawCellFrames, fillCells, type Cell, type CellSpec } from './cells.ts'
import { agencyCell, amountCell, documentNumberCell, dueDateCell, nossoNumeroCell } from './boleto-cells.ts'
import { bankHeaderHeight, drawBankHeader, drawBeneficiary, drawPayer } from './ficha-parts.ts'
import { drawItf25 } from './draw-itf25.ts'
import { drawQrCode } from './draw-qr-code.ts'
import { printedDate } from './print-formats.ts'

/** Where and how large a ficha de compensação is drawn, in millimetres and points. */
export interface FichaGeometry {
  readonly x: number
  readonly y: number
  readonly width: number
  /** Width of the column of due date and values. */
  readonly right: number
  readonly row: number
  /** Height of the rows of discounts and additions, beside the instructions. */
  readonly moneyRow: number
  readonly valueSize: number
  /** Side of the QR code beside the instructions; 0 prints none. */
  readonly qr: number
  readonly payerHeight: number
}

type Spec = CellSpec<BoletoDocument>

/** FEBRABAN: 103 × 13 mm. */
const barcode = { width: 103, height: 13 }
const anyBank = 'Pagável em qualquer banco ou lotérica, pelo aplicativo do banco ou por Pix'
const anyBankWithoutPix = 'Pagável em qualquer banco, lotérica ou pelo aplicativo do banco'
const moneyLabels = [
  '(-) Desconto / Abatimento',
  '(-) Outras deduções',
  '(+) Mora / Multa',
  '(+) Outros acréscimos',
  '(=) Valor cobrado',
] as const

const paymentPlace = (d: BoletoDocument): string => d.paymentPlace ?? (d.pixPayload ? anyBank : anyBankWithoutPix)

/** The five rows of the standard ficha (Carta-Circular 3.598 and FEBRABAN's model): widths are shares of the left column. */
function rowSpecs(left: number, right: number): readonly (readonly Spec[])[] {
  const share = (part: number) => left * part
  return [
    [{ label: 'Local de pagamento', width: left, value: paymentPlace }, dueDateCell(right)],
    [{ label: 'Beneficiário', width: left }, agencyCell(right)],
    [
      { label: 'Data do documento', width: share(0.19), value: (d) => printedDate(d.issuedOn) },
      documentNumberCell(share(0.31)),
      { label: 'Espécie doc.', width: share(0.15), align: 'center', value: (d) => d.kind ?? 'DM' },
      { label: 'Aceite', width: share(0.11), align: 'center', value: (d) => d.acceptance ?? 'N' },
      { label: 'Data processamento', width: share(0.24), value: (d) => printedDate(d.processedOn ?? d.issuedOn) },
      nossoNumeroCell(right),
    ],
    [
      { label: 'Uso do banco', width: share(0.19) },
      { label: 'Carteira', width: share(0.17), align: 'center', value: (d) => d.carteira },
      { label: 'Espécie', width: share(0.14), align: 'center', value: () => 'R$' },
      { label: 'Quantidade', width: share(0.26) },
      { label: '(x) Valor', width: share(0.24) },
      amountCell(right),
    ],
  ]
}

/** The beneficiary's row holds two lines: name and address. */
const rowHeights = (row: number): readonly number[] => [row, row + 1.8, row, row]

/** A ficha de compensação at one place of the page: the template once, then each boleto. */
export function ficha(geometry: FichaGeometry) {
  const { x, y, width, right, row, moneyRow, valueSize, qr } = geometry
  const left = width - right
  const top = y + bankHeaderHeight
  const rows = rowHeights(row)
  const rowTop = (index: number) => top + rows.slice(0, index).reduce((sum, height) => sum + height, 0)
  const cells: Cell<BoletoDocument>[] = rowSpecs(left, right).flatMap((specs, index) =>
    cellRow(x, rowTop(index), rows[index] ?? row, specs),
  )
  const block = { x, y: rowTop(rows.length), width: left, height: moneyRow * moneyLabels.length }
  const money = moneyLabels.flatMap((label, index) =>
    cellRow(x + left, block.y + moneyRow * index, moneyRow, [{ label, width: right }]),
  )
  const instructions = { ...block, label: 'Instruções (texto de responsabilidade do beneficiário)' }
  const payer = { x, y: block.y + block.height, width, height: geometry.payerHeight, label: 'Pagador' }
  const barcodeTop = payer.y + payer.height + 1.8
  const beneficiary = { x: x + 1, y: rowTop(1) + 2.6, width: left - 2, height: row - 1.4 }

  return {
    drawTemplate(canvas: Canvas): void {
      drawCellFrames(canvas, [...cells, ...money, instructions, payer])
      canvas.line(x, top, x + width, top, 1.2)
      canvas.text(x + width, barcodeTop + 1.4, 'Autenticação mecânica', { size: 5.6, gray: 0.3, align: 'right' })
      canvas.text(x + width, barcodeTop + 4.4, 'Ficha de compensação', { size: 7, bold: true, align: 'right' })
    },
    draw(canvas: Canvas, bank: Bank, document: BoletoDocument): void {
      drawBankHeader(canvas, { x, y, width }, bank, lineOfBarcode(document.codigoBarras))
      fillCells(canvas, cells, document, valueSize)
      drawBeneficiary(canvas, beneficiary, document, valueSize)
      const room = qr > 0 && document.pixPayload ? qr + 3 : 0
      if (room > 0)
        drawQrCode(canvas, x + left - qr - 1.5, block.y + (block.height - qr) / 2, qr, document.pixPayload ?? '')
      const text = { x: x + 1, y: block.y + 2.8, width: left - 2 - room, height: block.height - 3.2 }
      canvas.paragraphs(text, document.instructions ?? [], { size: valueSize, minSize: 5 })
      drawPayer(canvas, payer, document, valueSize)
      drawItf25(canvas, { x: x + 5, y: barcodeTop, ...barcode }, document.codigoBarras)
    },
  }
}
