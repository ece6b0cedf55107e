import { barcodeDv, modulo10Dv } from './check-digits.ts'

/** Assembles the 44 digits: bank 3, currency 9, general DV, factor 4, value 10, campo livre 25 (FEBRABAN). */
export function assembleBarcode(bank: string, factor: string, amountCents: number, campoLivre: string): string {
  const head = `${bank}9`
  const tail = factor + String(amountCents).padStart(10, '0') + campoLivre
  return head + barcodeDv(head + tail) + tail
}

/** The typed line of a bar code, printed `AAAAA.AAAAAD BBBBB.BBBBBBD CCCCC.CCCCCCD G FFFFVVVVVVVVVV`. */
export function lineOfBarcode(barcode: string): string {
  const first = barcode.slice(0, 4) + barcode.slice(19, 24)
  const second = barcode.slice(24, 34)
  const third = barcode.slice(34, 44)
  const fields = [first, second, third].map((field) => `${field.slice(0, 5)}.${field.slice(5)}${modulo10Dv(field)}`)
  return `${fields.join(' ')} ${barcode.slice(4, 5)} ${barcode.slice(5, 19)}`
}

/** The bar code of 47 typed digits (no punctuation), check digits of the fields left out unverified. */
export const barcodeOfLine = (digits: string): string =>
  digits.slice(0, 4) + digits.slice(32, 47) + digits.slice(4, 9) + digits.slice(10, 20) + digits.slice(21, 31)
