import type { CnabProblem } from './cnab-error.ts'
import { CnabError } from './cnab-error.ts'
import { InputObject } from './input-object.ts'
import type {
  Comando,
  Conta,
  Desconto,
  Juros,
  Multa,
  Pessoa,
  RemessaEntrada,
  RemessaInput,
  Titulo,
} from './remessa-input.ts'

const digits = /^\d+$/
const onlyDigits = 'deve conter somente dígitos'

const accountFields = [
  'agencia',
  'agenciaDv',
  'conta',
  'contaDv',
  'carteira',
  'convenio',
  'convenioLider',
  'variacaoCarteira',
  'codigoCliente',
  'codigoTransmissao',
  'codigoBeneficiario',
  'modalidade',
  'parcela',
  'operacao',
  'posto',
  'byte',
] as const satisfies readonly (keyof Conta)[]

function readConta(input: InputObject): Conta {
  input.onlyKnown(accountFields)
  // Check digits may be X or P.
  return Object.fromEntries(
    accountFields.map((name) => [
      name,
      input.optionalText(name, /^[0-9A-Z]+$/, 'deve conter somente dígitos, sem pontos nem traços'),
    ]),
  )
}

function readPessoa(input: InputObject): Pessoa {
  input.onlyKnown(['nome', 'documento', 'endereco', 'bairro', 'cep', 'cidade', 'uf'])
  return {
    nome: input.text('nome'),
    documento: input.text(
      'documento',
      /^(\d{11}|[0-9A-Z]{12}\d{2})$/,
      'deve ser um CPF (11 dígitos) ou CNPJ (14 letras ou dígitos), sem pontuação',
    ),
    endereco: input.text('endereco'),
    bairro: input.optionalText('bairro') ?? '',
    cep: input.text('cep', /^\d{8}$/, 'deve ter 8 dígitos'),
    cidade: input.text('cidade'),
    uf: input.text('uf', /^[A-Z]{2}$/, 'deve ser a sigla do estado'),
  }
}

/** A fine of 0 % is none: the bank is not sent its code and date. */
function readMulta(input: InputObject): Multa | null {
  input.onlyKnown(['percentual', 'diasAposVencimento'])
  const percentual = input.percent('percentual')
  const diasAposVencimento = input.optionalInteger('diasAposVencimento', 0, 99)
  return percentual === 0 ? null : { percentual, diasAposVencimento }
}

/** As readMulta. */
function readJuros(input: InputObject): Juros | null {
  input.onlyKnown(['percentualMes', 'diasAposVencimento'])
  const percentualMes = input.percent('percentualMes')
  const diasAposVencimento = input.optionalInteger('diasAposVencimento', 0, 99)
  return percentualMes === 0 ? null : { percentualMes, diasAposVencimento }
}

function readDesconto(input: InputObject): Desconto {
  input.onlyKnown(['valorCentavos', 'ate'])
  return { valorCentavos: input.integer('valorCentavos', 1, maxCents), ate: input.date('ate') }
}

/** Eleven digits: what the narrowest value column and the bar code hold. */
const maxCents = 99_999_999_999

const comandos: readonly string[] = ['registrar', 'baixar', 'alterarVencimento'] satisfies Comando[]
const isComando = (text: string): text is Comando => comandos.includes(text)

function readComando(input: InputObject): Comando {
  const text = input.optionalText('comando') ?? 'registrar'
  if (isComando(text)) return text
  input.refuse('comando', `deve ser ${comandos.join(', ')}`)
  return 'registrar'
}

function readTitulo(input: InputObject): Titulo {
  input.onlyKnown(titleFields)
  const titulo: Titulo = {
    comando: readComando(input),
    numero: input.text('numero', digits, onlyDigits),
    nossoNumero: input.optionalText('nossoNumero', digits, onlyDigits),
    nossoNumeroDv: input.optionalText('nossoNumeroDv', /^[0-9PX]{1,2}$/, 'deve ser o dígito verificador'),
    nossoNumeroDoBanco: input.optionalText('nossoNumeroDoBanco', digits, onlyDigits),
    numeroDocumento: input.text('numeroDocumento'),
    numeroControle: input.optionalText('numeroControle'),
    valorCentavos: input.integer('valorCentavos', 1, maxCents),
    emissao: input.date('emissao'),
    vencimento: input.date('vencimento'),
    especie: input.optionalText('especie'),
    aceite: input.optionalText('aceite', /^[AN]$/, 'deve ser A ou N') === 'A' ? 'A' : 'N',
    multa: input.isAbsent('multa') ? null : readMulta(input.child('multa')),
    juros: input.isAbsent('juros') ? null : readJuros(input.child('juros')),
    desconto: input.isAbsent('desconto') ? null : readDesconto(input.child('desconto')),
    diasProtesto: input.optionalInteger('diasProtesto', 0, 99),
    diasBaixaAutomatica: input.optionalInteger('diasBaixaAutomatica', 0, 999),
    pagador: readPessoa(input.child('pagador')),
  }
  if (titulo.desconto && titulo.desconto.valorCentavos >= titulo.valorCentavos) {
    input.refuse('desconto', 'deve ser menor que o valor do título')
  }
  return titulo
}

const titleFields: readonly string[] = [
  'comando',
  'numero',
  'nossoNumero',
  'nossoNumeroDv',
  'nossoNumeroDoBanco',
  'numeroDocumento',
  'numeroControle',
  'valorCentavos',
  'emissao',
  'vencimento',
  'especie',
  'aceite',
  'multa',
  'juros',
  'desconto',
  'diasProtesto',
  'diasBaixaAutomatica',
  'pagador',
] satisfies (keyof Titulo)[]

function readEntrada(input: InputObject): RemessaEntrada {
  return {
    dataGeracao: input.date('dataGeracao'),
    horaGeracao: input.optionalText(
      'horaGeracao',
      /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
      'deve estar no formato HH:MM:SS',
    ),
    sequencialArquivo: input.integer('sequencialArquivo', 1, 999_999),
    conta: readConta(input.child('conta')),
    beneficiario: readPessoa(input.child('beneficiario')),
    titulos: input.children('titulos').map(readTitulo),
  }
}

/**
 * Checks unknown JSON and gives what `writeRemessa` takes: `{banco, layout, entrada}`, or the same with the fields of
 * `entrada` at the top. Throws CnabError `invalid-input` whose `problems` list every mistake with its JSON pointer.
 */
export function readRemessaInput(value: unknown): RemessaInput {
  const problems: CnabProblem[] = []
  const root = new InputObject(value, '', problems)
  const banco = root.text('banco', /^\d{3}$/, 'deve ser o código do banco, com 3 dígitos')
  const width = root.integer('layout', 240, 400)
  if (width !== 240 && width !== 400) root.refuse('layout', 'deve ser 240 ou 400')
  const entrada = readEntrada(root.isAbsent('entrada') ? root : root.child('entrada'))
  if (problems.length === 0) return { banco, layout: width === 240 ? 240 : 400, entrada }
  const first = problems[0]?.detail ?? ''
  const more = problems.length > 1 ? ` E mais ${problems.length - 1} problema(s).` : ''
  throw new CnabError('invalid-input', `A remessa tem dados inválidos. ${first}${more}`, problems)
}
