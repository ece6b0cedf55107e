import type { BoletoDocument } from './boleto-document.ts'
import type { CellSpec } from './cells.ts'
import { printedAmount, printedDueDate } from './print-formats.ts'

/** Cells that ficha, receipt and stub share; `width` in millimetres. */
type Spec = CellSpec<BoletoDocument>

export const dueDateCell = (width: number): Spec => ({
  label: 'Vencimento',
  width,
  align: 'right',
  strong: true,
  value: printedDueDate,
})
export const amountCell = (width: number): Spec => ({
  label: '(=) Valor do documento (R$)',
  width,
  align: 'right',
  strong: true,
  value: printedAmount,
})
export const agencyCell = (width: number): Spec => ({
  label: 'Agência / Código do beneficiário',
  width,
  align: 'right',
  value: (d) => d.agencyAndCode,
})
export const nossoNumeroCell = (width: number): Spec => ({
  label: 'Nosso número',
  width,
  align: 'right',
  value: (d) => d.nossoNumero,
})
export const documentNumberCell = (width: number): Spec => ({
  label: 'Nº do documento',
  width,
  value: (d) => d.documentNumber,
})
