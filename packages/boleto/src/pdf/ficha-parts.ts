import type { Bank } from '../boleto-input.ts'
import type { BoletoDocument } from './boleto-document.ts'
import type { Box, Canvas } from './canvas.ts'
import { documentTail } from './print-formats.ts'

/** Height of the line with bank, code and linha digitável. */
export const bankHeaderHeight = 8

/** Bank name, code with its digit in a box, and what stands on the right: the typed line or a title. */
export function drawBankHeader(canvas: Canvas, place: Omit<Box, 'height'>, bank: Bank, right: string): void {
  const { x, y, width } = place
  const nameWidth = Math.min(42, width * 0.26)
  const code = { left: x + nameWidth, right: x + nameWidth + 15 }
  const baseline = y + bankHeaderHeight - 2
  canvas.text(x + 0.5, baseline, bank.name, { size: 12, bold: true, maxWidth: nameWidth - 2, minSize: 8 })
  for (const at of [code.left, code.right]) canvas.line(at, y + 1.5, at, y + bankHeaderHeight, 1.2)
  canvas.text((code.left + code.right) / 2, baseline, `${bank.code}-${bank.displayDv}`, {
    size: 13,
    bold: true,
    align: 'center',
  })
  canvas.text(x + width, baseline, right, {
    size: 11.5,
    bold: true,
    align: 'right',
    maxWidth: x + width - code.right - 2,
    minSize: 8,
  })
}

/** Name and document in the first line, address in the second: both belong on every boleto. */
export function drawBeneficiary(canvas: Canvas, box: Box, { beneficiary }: BoletoDocument, size: number): void {
  const { x, y, width, height } = box
  const address = (beneficiary.address ?? '').replaceAll('\n', ' - ')
  const nameBaseline = address === '' ? y + height * 0.75 : y + height * 0.48
  canvas.text(x, nameBaseline, beneficiary.name, { size, maxWidth: width, minSize: 5, tail: documentTail(beneficiary) })
  canvas.text(x, y + height - 0.6, address, { size: size - 1.8, maxWidth: width, minSize: 4.5, gray: 0.2 })
}

/** Payer with address in two lines, and the guarantor below when there is one. */
export function drawPayer(canvas: Canvas, box: Box, document: BoletoDocument, size: number): void {
  const { payer, guarantor } = document
  const inner = { x: box.x + 12, width: box.width - 14 }
  const name = { size, bold: true, maxWidth: inner.width, minSize: 5, tail: documentTail(payer) }
  canvas.text(inner.x, box.y + 3.2, payer.name, name)
  const addressBox = { ...inner, y: box.y + 3.9, height: box.height - (guarantor ? 7.2 : 4.4) }
  if (payer.address) canvas.paragraphs(addressBox, [payer.address], { size: size - 1, minSize: 5 })
  if (!guarantor) return
  const style = { size: size - 1.5, maxWidth: box.width - 2, minSize: 5, tail: documentTail(guarantor) }
  canvas.text(box.x + 1, box.y + box.height - 1.1, `Sacador/Avalista: ${guarantor.name}`, style)
}
