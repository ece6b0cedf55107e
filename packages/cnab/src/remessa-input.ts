import type { CivilDate } from '@open-sgp/brasil'
import type { CnabWidth } from './field.ts'

/** A remessa to be written: bank, layout and what goes in. Field names as in the banks' manuals. */
export interface RemessaInput {
  /** Clearing code, 3 digits. */
  readonly banco: string
  readonly layout: CnabWidth
  readonly entrada: RemessaEntrada
}

export interface RemessaEntrada {
  readonly dataGeracao: CivilDate
  /** `HH:MM:SS`; `00:00:00` when absent. */
  readonly horaGeracao?: string | undefined
  /** NSA: one sequence per account and layout, never repeated, not even when a file is discarded. */
  readonly sequencialArquivo: number
  readonly conta: Conta
  readonly beneficiario: Pessoa
  readonly titulos: readonly Titulo[]
}

/** The account and the collection agreement as the bank knows them: digits, padded or not. Which matter depends on the bank. */
export interface Conta {
  readonly agencia?: string | undefined
  /** Check digits that are not given are computed where the bank publishes the rule. */
  readonly agenciaDv?: string | undefined
  readonly conta?: string | undefined
  readonly contaDv?: string | undefined
  readonly carteira?: string | undefined
  readonly convenio?: string | undefined
  readonly convenioLider?: string | undefined
  readonly variacaoCarteira?: string | undefined
  readonly codigoCliente?: string | undefined
  readonly codigoTransmissao?: string | undefined
  readonly codigoBeneficiario?: string | undefined
  readonly modalidade?: string | undefined
  readonly parcela?: string | undefined
  readonly operacao?: string | undefined
  readonly posto?: string | undefined
  readonly byte?: string | undefined
}

/** Payee or payer. `documento`: CPF, or CNPJ with or without letters, no punctuation. */
export interface Pessoa {
  readonly nome: string
  readonly documento: string
  readonly endereco: string
  readonly bairro: string
  /** 8 digits. */
  readonly cep: string
  readonly cidade: string
  readonly uf: string
}

/** What the bank is asked to do with a title. */
export type Comando = 'registrar' | 'baixar' | 'alterarVencimento'

export interface Titulo {
  /** `registrar` when absent. For `alterarVencimento` the new date stands in `vencimento`. */
  readonly comando?: Comando | undefined
  /** Sequence that feeds the nosso número. */
  readonly numero: string
  /** The ready nosso número without DV, when it was stored with the title: then nothing is computed. */
  readonly nossoNumero?: string | undefined
  readonly nossoNumeroDv?: string | undefined
  /** Where the bank issues the number. */
  readonly nossoNumeroDoBanco?: string | undefined
  /** Seu número: 10 characters in CNAB 400, 15 in CNAB 240. */
  readonly numeroDocumento: string
  /** Free field of the company that the retorno brings back, up to 25 characters. */
  readonly numeroControle?: string | undefined
  readonly valorCentavos: number
  readonly emissao: CivilDate
  readonly vencimento: CivilDate
  /** DM, DS, RC, ND, OU… as far as the layout has a code. DM when absent. */
  readonly especie?: string | undefined
  readonly aceite?: 'A' | 'N' | undefined
  readonly multa?: Multa | null | undefined
  readonly juros?: Juros | null | undefined
  readonly desconto?: Desconto | null | undefined
  readonly diasProtesto?: number | null | undefined
  /** Automatic write-off so many days after the due date; layouts that cannot carry it leave it out. */
  readonly diasBaixaAutomatica?: number | null | undefined
  readonly pagador: Pessoa
}

/** A fine of `percentual` % from `diasAposVencimento` days after the due date. */
export interface Multa {
  readonly percentual: number
  readonly diasAposVencimento?: number | undefined
}

/** Interest of `percentualMes` % a month from `diasAposVencimento` days after the due date. */
export interface Juros {
  readonly percentualMes: number
  readonly diasAposVencimento?: number | undefined
}

/** A fixed discount for who pays until `ate`. */
export interface Desconto {
  readonly valorCentavos: number
  readonly ate: CivilDate
}
