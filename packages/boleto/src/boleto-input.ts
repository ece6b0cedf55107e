import type { CivilDate } from '@open-sgp/brasil'

/**
 * The account and collection agreement, as the bank wrote them in the contract: digits only, padded or not.
 * Which fields matter depends on the bank (see the README); the others are ignored.
 */
export interface BoletoAccount {
  readonly agencia?: string | undefined
  readonly agenciaDv?: string | undefined
  readonly conta?: string | undefined
  readonly contaDv?: string | undefined
  /** Banco do Brasil: 4, 6, 7 or 8 digits decide the layout. Ailos: 6. Sicoob: client number with its DV. */
  readonly convenio?: string | undefined
  readonly carteira?: string | undefined
  /** Santander 7, Caixa 6 or 7, Banrisul agência + cedente (11), Sicredi 5, C6 12 digits. */
  readonly codigoCliente?: string | undefined
  /** Inter and Daycoval: 7 digits. */
  readonly operacao?: string | undefined
  /** Sicredi: service point, 2 digits. */
  readonly posto?: string | undefined
  /** Sicredi: 2–9 when we issue the number, 1 when the cooperative does. */
  readonly byte?: string | undefined
  /** Sicredi: year of issue (2 or 4 digits), never of the due date; store it with the title. */
  readonly ano?: number | string | undefined
  /** Sicoob: 2 digits, `01` when absent. */
  readonly modalidade?: string | undefined
  /** Sicoob: 3 digits, `001` when absent. */
  readonly parcela?: string | undefined
  /** Santander: IOS digit, `0` when absent. */
  readonly ios?: string | undefined
  /** Sicredi: `false` for titles without registration; registered when absent. */
  readonly registrada?: boolean | undefined
}

/** Account plus the sequence number that we allocate (not the whole nosso número). */
export interface NossoNumeroInput extends BoletoAccount {
  readonly numero?: string | undefined
}

/** All that the bar code needs. */
export interface BoletoInput extends NossoNumeroInput {
  /** Face value in centavos, 0 (value to be defined by the payer) to 9_999_999_999. */
  readonly valorCentavos: number
  /** Due date; absent or null prints factor 0000 (payable at sight, no due date). */
  readonly vencimento?: CivilDate | null | undefined
}

/** The bank's key of the title, in the forms that files, databases and paper want. */
export interface NossoNumero {
  /** Without check digit, zero-padded as the bank writes it. */
  readonly number: string
  /** Check digit(s): `''` where the bank has none, two at Banrisul and BRB, `X` (BB) and `P` (Bradesco family, C6) possible. */
  readonly dv: string
  /** `number + dv`: what to store and to match retornos with. */
  readonly full: string
  /** As the bank prints it on paper, with its slashes and dash. */
  readonly printed: string
}

/** The rules of one bank: pure functions of the account and the number. */
export interface Bank {
  /** Clearing code, 3 digits. */
  readonly code: string
  readonly name: string
  /** Digit printed after the code in the box beside the logo, `341-7`. */
  readonly displayDv: string
  nossoNumero(input: NossoNumeroInput): NossoNumero
  /** The 25 digits of the bar code's positions 20–44. */
  campoLivre(input: NossoNumeroInput, nossoNumero: NossoNumero): string
  /** `Agência / código do beneficiário` as printed. */
  agencyAndCode(input: BoletoAccount): string
  /** Inverse of `campoLivre`, as far as the digits tell. */
  readCampoLivre(campoLivre: string): CampoLivreFields
}

/** What a campo livre tells of itself. `nossoNumero` is without DV unless `nossoNumeroDv` is absent too because the bank has none. */
export interface CampoLivreFields {
  readonly nossoNumero?: string
  readonly nossoNumeroDv?: string
  readonly agencia?: string
  readonly agenciaDv?: string
  readonly conta?: string
  readonly contaDv?: string
  readonly carteira?: string
  readonly convenio?: string
  readonly codigoCliente?: string
  readonly operacao?: string
  readonly posto?: string
  readonly modalidade?: string
  readonly parcela?: string
}
