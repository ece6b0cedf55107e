import { addDays, mulDiv } from '@open-sgp/brasil'
import { CnabError } from './cnab-error.ts'
import type { RecordValues } from './field.ts'
import type { Layout } from './layout.ts'
import type { NossoNumero } from './nosso-numero.ts'
import type { Conta, Pessoa, Titulo } from './remessa-input.ts'

/** 2 % = 20_000 parts per million. */
const ppm = (percentual: number): number => Math.round(percentual * 10_000)

/** `1` CPF, `2` CNPJ: by length, since a CNPJ may hold letters (IN RFB 2.229/2024). */
export const documentType = (documento: string): string => (documento.length === 11 ? '1' : '2')

export const payeeValues = (beneficiario: Pick<Pessoa, 'nome' | 'documento'>): RecordValues => ({
  beneficiarioTipo: documentType(beneficiario.documento),
  beneficiarioDocumento: beneficiario.documento,
  beneficiarioNome: beneficiario.nome,
})

const payerValues = (pagador: Pessoa): RecordValues => ({
  pagadorTipo: documentType(pagador.documento),
  pagadorDocumento: pagador.documento,
  pagadorNome: pagador.nome,
  pagadorEndereco: pagador.endereco,
  pagadorBairro: pagador.bairro,
  pagadorCep: pagador.cep,
  pagadorCidade: pagador.cidade,
  pagadorUf: pagador.uf,
})

/** A date so many days after the due date, at least one: banks refuse interest and fines dated on the due date itself. */
const afterDue = (titulo: Titulo, days: number | undefined): string =>
  addDays(titulo.vencimento, Math.max(1, days ?? 1))

function chargeValues(titulo: Titulo): RecordValues {
  const { juros, multa, desconto } = titulo
  return {
    jurosCodigo: juros ? '2' : '3',
    jurosDesde: juros ? afterDue(titulo, juros.diasAposVencimento) : null,
    jurosPercentual: juros ? ppm(juros.percentualMes) : 0,
    // R$ a day: a thirtieth of the month's interest.
    moraDia: juros ? mulDiv(titulo.valorCentavos, ppm(juros.percentualMes), 30_000_000) : 0,
    multaCodigo: multa ? '2' : '0',
    multaDesde: multa ? afterDue(titulo, multa.diasAposVencimento) : null,
    multaPercentual: multa ? ppm(multa.percentual) : 0,
    descontoCodigo: desconto ? '1' : '0',
    descontoAte: desconto ? desconto.ate : null,
    desconto: desconto ? desconto.valorCentavos : 0,
  }
}

function especieCode(layout: Layout, especie: string): string {
  const code = layout.especies[especie]
  if (code !== undefined) return code
  const known = Object.keys(layout.especies).join(', ')
  throw new CnabError(
    'invalid-input',
    `A espécie “${especie}” não existe no layout ${layout.bank}-${layout.width}. Use ${known}.`,
  )
}

function nossoNumeroOf(layout: Layout, titulo: Titulo, conta: Conta): NossoNumero {
  if (titulo.nossoNumero) return { number: titulo.nossoNumero, dv: titulo.nossoNumeroDv ?? '' }
  return layout.computeNossoNumero(titulo.numero, conta)
}

/** Values of a title that mean the same in every layout; the layout's own are added by its `titleRecords`. */
export function titleValues(layout: Layout, titulo: Titulo, conta: Conta): RecordValues {
  return {
    comando: layout.commands[titulo.comando ?? 'registrar'],
    nossoNumero: layout.nossoNumeroColumns(nossoNumeroOf(layout, titulo, conta)),
    seuNumero: titulo.numeroDocumento,
    controle: titulo.numeroControle,
    valor: titulo.valorCentavos,
    emissao: titulo.emissao,
    vencimento: titulo.vencimento,
    especie: especieCode(layout, titulo.especie ?? 'DM'),
    aceite: titulo.aceite ?? 'N',
    protestoCodigo: titulo.diasProtesto ? '2' : '3',
    protestoDias: titulo.diasProtesto ?? 0,
    ...chargeValues(titulo),
    ...payerValues(titulo.pagador),
  }
}
