import type { Bank } from '../boleto-input.ts'
import { agencyCell, amountCell, documentNumberCell, dueDateCell, nossoNumeroCell } from './boleto-cells.ts'
import type { BoletoDocument, BoletoParty } from './boleto-document.ts'
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
      drawParty(canvas, 'Pagador', document.payer, bottom + 1.2)
      drawParty(canvas, 'Beneficiário', document.beneficiary, bottom + 13)
    },
  }
}

function drawParty(canvas: Canvas, title: string, party: BoletoParty, y: number): void {
  canvas.text(x, y + 1.8, title, { size: 5.6, gray: 0.3 })
  canvas.paragraphs({ x, y: y + 2.3, width, height: 5.6 }, [party.name], { size: 6.5, minSize: 5 })
  canvas.text(x, y + 10, labelledDocument(party.document), { size: 6.5 })
}
