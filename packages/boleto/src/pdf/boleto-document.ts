import type { CivilDate } from '@open-sgp/brasil'

/** Who charges or pays, as printed. */
export interface BoletoParty {
  readonly name: string
  /** CPF or CNPJ, with or without punctuation (alphanumeric CNPJ too). */
  readonly document?: string | undefined
  /** Street, district, city, UF and CEP in one text; wrapped to two lines. */
  readonly address?: string | undefined
}

/** A line of the demonstrativo: what the value is made of. */
export interface StatementLine {
  readonly text: string
  /** Printed on the right, negative for discounts. */
  readonly amountCents?: number | undefined
}

/** A boleto ready to be printed: what was registered at the bank and what the payer reads. */
export interface BoletoDocument {
  /** Clearing code, 3 digits, of a bank in `banks`. */
  readonly bank: string
  /** 44 digits, as registered; the line is derived from it. */
  readonly codigoBarras: string
  /** As printed: `NossoNumero.printed`. */
  readonly nossoNumero: string
  /** As printed: `Bank.agencyAndCode(account)`. */
  readonly agencyAndCode: string
  readonly carteira: string
  /** Our number of the title (seu número). */
  readonly documentNumber: string
  readonly issuedOn: CivilDate
  /** Day of processing; `issuedOn` when absent. */
  readonly processedOn?: CivilDate | undefined
  /** Must agree with the bar code; `null` prints "à vista". */
  readonly dueOn: CivilDate | null
  /** Must agree with the bar code; 0 leaves the value to the payer. */
  readonly amountCents: number
  /** Espécie of the document; `DM` (duplicata mercantil) when absent. */
  readonly kind?: string | undefined
  /** Aceite; `N` when absent. */
  readonly acceptance?: 'S' | 'N' | undefined
  readonly beneficiary: BoletoParty
  readonly payer: BoletoParty
  /** Sacador / avalista. */
  readonly guarantor?: BoletoParty | undefined
  /** Local de pagamento; "any bank" when absent. */
  readonly paymentPlace?: string | undefined
  /** Fine, interest, discount, when the service is blocked: one paragraph each. */
  readonly instructions?: readonly string[] | undefined
  /** Demonstrativo (single layout). */
  readonly statement?: readonly StatementLine[] | undefined
  /** BR Code that the bank or PSP answered (Pix copia e cola). Never composed by us: it would not settle the boleto. */
  readonly pixPayload?: string | undefined
  /** Boletos of the same carnê, one after the other, share this key; the payer and beneficiary when absent. */
  readonly booklet?: string | undefined
  /** Of the carnê; counted within it when absent. */
  readonly installment?: { readonly number: number; readonly total: number } | undefined
}
