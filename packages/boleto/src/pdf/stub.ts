import type { Bank } from '../boleto-input.ts'
import { agencyCell, amountCell, documentNumberCell, dueDateCell, nossoNumeroCell } from './boleto-cells.ts'
import type { BoletoDocument } from './boleto-document.ts'
import type { Canvas } from './canvas.ts'
import { cellRow, drawCellFrames, fillCells, type Cell, type CellSpec } from './cells.ts'
import { bankHeaderHeight } from './ficha-parts.ts'
import { labelledDocument } from './print-formats.ts'

const x = 6
const width = 42
const row = 6.4

const installmentOf = ({ installment }: BoletoDocument): string =>
  installment ? `${installment.number}/${installment.total}` : ''

const columns: readonly (readonly CellSpec<BoletoDocument>[])[] = [
  [{ label: 'Parcela', width: 13, align: 'center', value: installmentOf }, dueDateCell(width - 13)],
  [agencyCell(width)],
  [nossoNumeroCell(width)],
  [{ ...documentNumberCell(width), align: 'right' }],
  [amountCell(width)],
  [{ label: '(-) Desconto / Abatimento', width }],
  [{ label: '(+) Mora / Multa', width }],
  [{ label: '(=) Valor cobrado', width }],
]

/** The canhoto that stays with the payer, at the top `y` of a third of a page. */
export function stub(y: number) {
  const top = y + bankHeaderHeight
  const cells: Cell<BoletoDocument>[] = columns.flatMap((specs, index) => cellRow(x, top + row * index, row, specs))
  const bottom = top + row * columns.length
  return {
    drawTemplate(canvas: Canvas): void {
      drawCellFrames(canvas, cells)
      canvas.line(x, top, x + width, top, 1.2)
      canvas.text(x + width, y + 88, 'Recibo do pagador', { size: 5.6, gray: 0.3, align: 'right' })
      canvas.line(x + width + 2, y - 4, x + width + 2, y + 91, 0.5, '2 2')
    },
    draw(canvas: Canvas, bank: Bank, document: BoletoDocument): void {
      canvas.text(x + 0.5, top - 2, bank.name, { size: 9.5, bold: true, maxWidth: width - 15, minSize: 6 })
      canvas.text(x + width, top - 2, `${bank.code}-${bank.displayDv}`, { size: 10.5, bold: true, align: 'right' })
      fillCells(canvas, cells, document, 7.5)
      const parties = [
        { title: 'Pagador', text: [document.payer.name, labelledDocument(document.payer.document)] },
        { title: 'Beneficiário', text: [document.beneficiary.name, labelledDocument(document.beneficiary.document)] },
      ]
      for (const [index, { title, text }] of parties.entries()) {
        const at = bottom + 1.2 + index * 11.5
        canvas.text(x, at + 1.8, title, { size: 5.6, gray: 0.3 })
        canvas.paragraphs({ x, y: at + 2.4, width, height: 8.6 }, text, { size: 7, minSize: 5 })
      }
    },
  }
}
