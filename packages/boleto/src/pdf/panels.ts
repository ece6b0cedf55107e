import type { Bank } from '../boleto-input.ts'
import type { BoletoDocument } from './boleto-document.ts'
import { stripHeight } from './booklet-cover.ts'
import type { Canvas } from './canvas.ts'
import { ficha } from './ficha.ts'
import { cutAt, drawReceipt, drawReceiptTemplate } from './receipt.ts'
import { stub } from './stub.ts'

/** A piece of page that holds one boleto: what never changes is a shared template, the rest is drawn on each. */
export interface Panel {
  /** Name of the template among the page's resources. */
  readonly name: string
  /** Millimetres; the width is the page's. */
  readonly height: number
  drawTemplate(canvas: Canvas): void
  draw(canvas: Canvas, bank: Bank, document: BoletoDocument): void
}

const wholeFicha = ficha({
  x: 10,
  y: cutAt + 4,
  width: 190,
  right: 48,
  row: 7,
  moneyRow: 7,
  valueSize: 8.5,
  qr: 0,
  payerHeight: 13,
})

/** One boleto on a page: receipt above, ficha below. */
export const singlePanel: Panel = {
  name: 'Single',
  height: 297,
  drawTemplate(canvas) {
    drawReceiptTemplate(canvas)
    wholeFicha.drawTemplate(canvas)
  },
  draw(canvas, bank, document) {
    drawReceipt(canvas, bank, document)
    wholeFicha.draw(canvas, bank, document)
  },
}

const stripTop = 4
const stripStub = stub(stripTop)
const stripFicha = ficha({
  x: 53,
  y: stripTop,
  width: 151,
  right: 38,
  row: 6,
  moneyRow: 5.7,
  valueSize: 7.5,
  qr: 27,
  payerHeight: 10.5,
})

/** A third of a page: stub on the left, ficha on the right. */
export const bookletPanel: Panel = {
  name: 'Carne',
  height: stripHeight,
  drawTemplate(canvas) {
    stripStub.drawTemplate(canvas)
    stripFicha.drawTemplate(canvas)
    canvas.line(0, stripHeight, 210, stripHeight, 0.5, '2 2')
  },
  draw(canvas, bank, document) {
    stripStub.draw(canvas, bank, document)
    stripFicha.draw(canvas, bank, document)
  },
}
