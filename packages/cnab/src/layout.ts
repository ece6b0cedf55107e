import type { CnabWidth, RecordTable, RecordValues } from './field.ts'
import type { NossoNumero } from './nosso-numero.ts'
import type { Occurrence } from './occurrence.ts'
import type { Comando, Conta, Titulo } from './remessa-input.ts'

/** The records of one direction. CNAB 400 has no lot; the first detail is the one that makes a title. */
export interface FileTables {
  readonly header: RecordTable
  readonly lotHeader?: RecordTable
  readonly details: readonly [RecordTable, ...RecordTable[]]
  readonly lotTrailer?: RecordTable
  readonly trailer: RecordTable
}

/** One detail record to be written: which table, which values. */
export interface DetailValues {
  readonly record: RecordTable
  readonly values: RecordValues
}

/** One bank, one width: everything that differs from bank to bank. A new bank is one file with one of these. */
export interface Layout {
  /** Clearing code, 3 digits. */
  readonly bank: string
  readonly width: CnabWidth
  /** The name as it stands in the header of the files. */
  readonly bankName: string
  readonly remessa: FileTables
  readonly retorno: FileTables
  /** Sicoob wants no line end after the trailer. */
  readonly lastLineEnd: boolean
  /** Whether the received column is net of the bank's fee (payments.md §4.6). Contracts differ: a default per account. */
  readonly feeDeductedFromCredit: boolean
  /** What the bank calls each command. */
  readonly commands: Readonly<Record<Comando, string>>
  /** Codes of the kinds of document; `DM` is always there. */
  readonly especies: Readonly<Record<string, string>> & { readonly DM: string }
  readonly occurrences: ReadonlyMap<string, Occurrence>
  /** Wording of the reasons of rejections, where the manual prints them. */
  readonly reasons?: ReadonlyMap<string, string>
  /** Values of the account that headers and details ask for. */
  accountValues(conta: Conta): RecordValues
  /** The nosso número of a sequence number, by the bank's formula (payments.md §4.5). */
  computeNossoNumero(numero: string, conta: Conta): NossoNumero
  /** The nosso número as it stands in the `nossoNumero` columns of remessa and retorno alike. */
  nossoNumeroColumns(nossoNumero: NossoNumero): string
  /** Records of one title. `values` holds the account's and all that banks agree on; the layout adds its own. */
  titleRecords(titulo: Titulo, values: RecordValues): readonly DetailValues[]
}

/** `001-240`: names a layout in indexes and messages. */
export const layoutKey = (bank: string, width: CnabWidth): string => `${bank}-${width}`
