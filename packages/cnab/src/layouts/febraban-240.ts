import type { Field, RecordTable, RecordValues } from '../field.ts'
import { makeRecord } from '../field.ts'
import type { DetailValues } from '../layout.ts'
import type { Titulo } from '../remessa-input.ts'

/** Bank, lot and type of record: columns 1–8 of every line. */
const control = (lote: string, tipo: string): readonly Field[] => [
  { name: 'banco', from: 1, to: 3, type: '9' },
  { name: 'lote', from: 4, to: 7, type: '9', value: lote },
  { name: 'tipo', from: 8, to: 8, type: '9', value: tipo },
]

const account = (shift: number): readonly Field[] => [
  { name: 'agencia', from: 53 + shift, to: 57 + shift, type: '9' },
  { name: 'agenciaDv', from: 58 + shift, to: 58 + shift, type: 'X' },
  { name: 'conta', from: 59 + shift, to: 70 + shift, type: '9' },
  { name: 'contaDv', from: 71 + shift, to: 71 + shift, type: 'X' },
  { name: 'beneficiarioNome', from: 73 + shift, to: 102 + shift, type: 'X' },
]

const header = (direction: '1' | '2'): readonly Field[] => [
  ...control('0000', '0'),
  { name: 'beneficiarioTipo', from: 18, to: 18, type: '9' },
  { name: 'beneficiarioDocumento', from: 19, to: 32, type: 'A' },
  ...account(0),
  { name: 'bancoNome', from: 103, to: 132, type: 'X' },
  { name: 'direcao', from: 143, to: 143, type: '9', value: direction },
  { name: 'dataGeracao', from: 144, to: 151, type: 'date' },
  { name: 'horaGeracao', from: 152, to: 157, type: '9' },
  { name: 'sequencialArquivo', from: 158, to: 163, type: '9' },
  { name: 'versaoArquivo', from: 164, to: 166, type: '9' },
  { name: 'densidade', from: 167, to: 171, type: '9' },
]

const lotHeader = (operation: 'R' | 'T'): readonly Field[] => [
  ...control('0001', '1'),
  { name: 'operacao', from: 9, to: 9, type: 'X', value: operation },
  { name: 'servico', from: 10, to: 11, type: '9', value: '01' },
  { name: 'versaoLote', from: 14, to: 16, type: '9' },
  { name: 'beneficiarioTipo', from: 18, to: 18, type: '9' },
  { name: 'beneficiarioDocumento', from: 19, to: 33, type: 'A' },
  ...account(1),
  { name: 'sequencialArquivo', from: 184, to: 191, type: '9' },
  { name: 'dataGeracao', from: 192, to: 199, type: 'date' },
  { name: 'dataCredito', from: 200, to: 207, type: 'date' },
]

const segment = (letter: string): readonly Field[] => [
  ...control('0001', '3'),
  { name: 'sequencialLote', from: 9, to: 13, type: '9' },
  { name: 'segmento', from: 14, to: 14, type: 'X', value: letter },
]

const movement = (name: 'comando' | 'ocorrencia'): Field => ({ name, from: 16, to: 17, type: '9' })

const segmentAccount: readonly Field[] = [
  { name: 'agencia', from: 18, to: 22, type: '9' },
  { name: 'agenciaDv', from: 23, to: 23, type: 'X' },
  { name: 'conta', from: 24, to: 35, type: '9' },
  { name: 'contaDv', from: 36, to: 36, type: 'X' },
]

const p: readonly Field[] = [
  ...segment('P'),
  movement('comando'),
  ...segmentAccount,
  { name: 'nossoNumero', from: 38, to: 57, type: 'X' },
  { name: 'carteira', from: 58, to: 58, type: '9' },
  { name: 'seuNumero', from: 63, to: 77, type: 'A' },
  { name: 'vencimento', from: 78, to: 85, type: 'date' },
  { name: 'valor', from: 86, to: 100, type: 'cents' },
  { name: 'agenciaCobradora', from: 101, to: 105, type: '9' },
  { name: 'especie', from: 107, to: 108, type: '9' },
  { name: 'aceite', from: 109, to: 109, type: 'X', value: 'N' },
  { name: 'emissao', from: 110, to: 117, type: 'date' },
  { name: 'jurosCodigo', from: 118, to: 118, type: '9' },
  { name: 'jurosDesde', from: 119, to: 126, type: 'date' },
  { name: 'jurosPercentual', from: 127, to: 141, type: 'percent' },
  { name: 'descontoCodigo', from: 142, to: 142, type: '9' },
  { name: 'descontoAte', from: 143, to: 150, type: 'date' },
  { name: 'desconto', from: 151, to: 165, type: 'cents' },
  { name: 'iof', from: 166, to: 180, type: 'cents' },
  { name: 'abatimento', from: 181, to: 195, type: 'cents' },
  { name: 'controle', from: 196, to: 220, type: 'X', exact: true },
  { name: 'protestoCodigo', from: 221, to: 221, type: '9' },
  { name: 'protestoDias', from: 222, to: 223, type: '9' },
  { name: 'baixaCodigo', from: 224, to: 224, type: '9' },
  { name: 'baixaDias', from: 225, to: 227, type: '9' },
  { name: 'moeda', from: 228, to: 229, type: '9', value: '09' },
  { name: 'contrato', from: 230, to: 239, type: '9' },
]

const q: readonly Field[] = [
  ...segment('Q'),
  movement('comando'),
  { name: 'pagadorTipo', from: 18, to: 18, type: '9' },
  { name: 'pagadorDocumento', from: 19, to: 33, type: 'A' },
  { name: 'pagadorNome', from: 34, to: 73, type: 'X' },
  { name: 'pagadorEndereco', from: 74, to: 113, type: 'X' },
  { name: 'pagadorBairro', from: 114, to: 128, type: 'X' },
  { name: 'pagadorCep', from: 129, to: 136, type: '9' },
  { name: 'pagadorCidade', from: 137, to: 151, type: 'X' },
  { name: 'pagadorUf', from: 152, to: 153, type: 'X' },
  { name: 'sacadorTipo', from: 154, to: 154, type: '9' },
  { name: 'sacadorDocumento', from: 155, to: 169, type: 'A' },
  { name: 'sacadorNome', from: 170, to: 209, type: 'X' },
  { name: 'bancoCorrespondente', from: 210, to: 212, type: '9' },
]

const r: readonly Field[] = [
  ...segment('R'),
  movement('comando'),
  { name: 'desconto2Codigo', from: 18, to: 18, type: '9' },
  { name: 'desconto2Ate', from: 19, to: 26, type: 'date' },
  { name: 'desconto2', from: 27, to: 41, type: 'cents' },
  { name: 'desconto3Codigo', from: 42, to: 42, type: '9' },
  { name: 'desconto3Ate', from: 43, to: 50, type: 'date' },
  { name: 'desconto3', from: 51, to: 65, type: 'cents' },
  { name: 'multaCodigo', from: 66, to: 66, type: '9' },
  { name: 'multaDesde', from: 67, to: 74, type: 'date' },
  { name: 'multaPercentual', from: 75, to: 89, type: 'percent' },
  { name: 'ocorrenciaPagador', from: 200, to: 207, type: '9' },
  { name: 'debitoBanco', from: 208, to: 210, type: '9' },
  { name: 'debitoAgencia', from: 211, to: 215, type: '9' },
  { name: 'debitoConta', from: 217, to: 228, type: '9' },
  { name: 'avisoDebito', from: 231, to: 231, type: '9' },
]

const t: readonly Field[] = [
  ...segment('T'),
  movement('ocorrencia'),
  ...segmentAccount,
  { name: 'nossoNumero', from: 38, to: 57, type: 'X' },
  { name: 'carteira', from: 58, to: 58, type: '9' },
  { name: 'seuNumero', from: 59, to: 73, type: 'X', exact: true },
  { name: 'vencimento', from: 74, to: 81, type: 'date' },
  { name: 'valor', from: 82, to: 96, type: 'cents' },
  { name: 'bancoCobrador', from: 97, to: 99, type: '9' },
  { name: 'agenciaCobradora', from: 100, to: 104, type: '9' },
  { name: 'controle', from: 106, to: 130, type: 'X', exact: true },
  { name: 'moeda', from: 131, to: 132, type: '9', value: '09' },
  { name: 'pagadorTipo', from: 133, to: 133, type: '9' },
  { name: 'pagadorDocumento', from: 134, to: 148, type: 'A' },
  { name: 'pagadorNome', from: 149, to: 188, type: 'X' },
  { name: 'tarifa', from: 199, to: 213, type: 'cents' },
  { name: 'motivos', from: 214, to: 223, type: 'X', each: 2 },
]

const u: readonly Field[] = [
  ...segment('U'),
  movement('ocorrencia'),
  { name: 'mora', from: 18, to: 32, type: 'cents' },
  { name: 'desconto', from: 33, to: 47, type: 'cents' },
  { name: 'abatimento', from: 48, to: 62, type: 'cents' },
  { name: 'iof', from: 63, to: 77, type: 'cents' },
  { name: 'recebido', from: 78, to: 92, type: 'cents' },
  { name: 'creditado', from: 93, to: 107, type: 'cents' },
  { name: 'outrasDespesas', from: 108, to: 122, type: 'cents' },
  { name: 'outrosCreditos', from: 123, to: 137, type: 'cents' },
  { name: 'dataOcorrencia', from: 138, to: 145, type: 'date' },
  { name: 'dataCredito', from: 146, to: 153, type: 'date' },
]

const lotTrailer: readonly Field[] = [
  ...control('0001', '5'),
  { name: 'quantidadeRegistrosLote', from: 18, to: 23, type: '9' },
]

const trailer: readonly Field[] = [
  ...control('9999', '9'),
  { name: 'quantidadeLotes', from: 18, to: 23, type: '9', value: '1' },
  { name: 'quantidadeRegistros', from: 24, to: 29, type: '9' },
  { name: 'quantidadeContas', from: 30, to: 35, type: '9' },
]

/*
 * The records of FEBRABAN's CNAB 240 for collection (domain/payments.md §4.8). Each function takes the bank's own
 * fields, which win over FEBRABAN's that they touch.
 */
type Own = readonly Field[]
export const remessaHeader240 = (own: Own): RecordTable => makeRecord('header', '0', 240, header('1'), own)
export const retornoHeader240 = (own: Own): RecordTable => makeRecord('header', '0', 240, header('2'), own)
export const remessaLotHeader240 = (own: Own): RecordTable =>
  makeRecord('header do lote', '1', 240, lotHeader('R'), own)
export const retornoLotHeader240 = (own: Own): RecordTable =>
  makeRecord('header do lote', '1', 240, lotHeader('T'), own)
export const segmentP = (own: Own): RecordTable => makeRecord('segmento P', '3P', 240, p, own)
export const segmentQ = (own: Own = []): RecordTable => makeRecord('segmento Q', '3Q', 240, q, own)
export const segmentR = (own: Own = []): RecordTable => makeRecord('segmento R', '3R', 240, r, own)
export const segmentT = (own: Own): RecordTable => makeRecord('segmento T', '3T', 240, t, own)
export const segmentU = (own: Own = []): RecordTable => makeRecord('segmento U', '3U', 240, u, own)
export const lotTrailer240 = (own: Own = []): RecordTable => makeRecord('trailer do lote', '5', 240, lotTrailer, own)
export const trailer240 = (own: Own = []): RecordTable => makeRecord('trailer', '9', 240, trailer, own)

/** A registration has segments P, Q and R; other commands need only P and Q. */
export function titleSegments(
  segments: readonly [p: RecordTable, q: RecordTable, r: RecordTable],
  titulo: Titulo,
  values: RecordValues,
): readonly DetailValues[] {
  const used = (titulo.comando ?? 'registrar') === 'registrar' ? segments : segments.slice(0, 2)
  return used.map((record) => ({ record, values }))
}
