import type { Field, RecordTable } from '../field.ts'
import { makeRecord } from '../field.ts'

const trailerNumber: Field = { name: 'sequencialRegistro', from: 395, to: 400, type: '9' }

const header: readonly Field[] = [
  { name: 'tipo', from: 1, to: 1, type: '9', value: '0' },
  { name: 'operacao', from: 2, to: 2, type: '9' },
  { name: 'operacaoLiteral', from: 3, to: 9, type: 'X' },
  { name: 'servico', from: 10, to: 11, type: '9', value: '01' },
  { name: 'servicoLiteral', from: 12, to: 26, type: 'X', value: 'COBRANCA' },
  { name: 'beneficiarioNome', from: 47, to: 76, type: 'X' },
  { name: 'banco', from: 77, to: 79, type: '9' },
  { name: 'bancoNome', from: 80, to: 94, type: 'X' },
  { name: 'dataGeracao', from: 95, to: 100, type: 'date' },
  trailerNumber,
]

const remessaDetail: readonly Field[] = [
  { name: 'tipo', from: 1, to: 1, type: '9', value: '1' },
  { name: 'controle', from: 38, to: 62, type: 'X', exact: true },
  { name: 'comando', from: 109, to: 110, type: '9' },
  { name: 'seuNumero', from: 111, to: 120, type: 'X', exact: true },
  { name: 'vencimento', from: 121, to: 126, type: 'date' },
  { name: 'valor', from: 127, to: 139, type: 'cents' },
  { name: 'banco', from: 140, to: 142, type: '9' },
  { name: 'agenciaCobradora', from: 143, to: 147, type: '9' },
  { name: 'especie', from: 148, to: 149, type: '9' },
  { name: 'aceite', from: 150, to: 150, type: 'X', value: 'N' },
  { name: 'emissao', from: 151, to: 156, type: 'date' },
  { name: 'instrucao1', from: 157, to: 158, type: '9' },
  { name: 'instrucao2', from: 159, to: 160, type: '9' },
  { name: 'moraDia', from: 161, to: 173, type: 'cents' },
  { name: 'descontoAte', from: 174, to: 179, type: 'date' },
  { name: 'desconto', from: 180, to: 192, type: 'cents' },
  { name: 'iof', from: 193, to: 205, type: 'cents' },
  { name: 'abatimento', from: 206, to: 218, type: 'cents' },
  { name: 'pagadorTipo', from: 219, to: 220, type: '9' },
  { name: 'pagadorDocumento', from: 221, to: 234, type: 'A' },
  { name: 'pagadorNome', from: 235, to: 274, type: 'X' },
  { name: 'pagadorEndereco', from: 275, to: 314, type: 'X' },
  { name: 'pagadorBairro', from: 315, to: 326, type: 'X' },
  { name: 'pagadorCep', from: 327, to: 334, type: '9' },
  { name: 'pagadorCidade', from: 335, to: 349, type: 'X' },
  { name: 'pagadorUf', from: 350, to: 351, type: 'X' },
  { name: 'sacadorNome', from: 352, to: 391, type: 'X' },
  { name: 'dias', from: 392, to: 393, type: '9' },
  trailerNumber,
]

const retornoDetail: readonly Field[] = [
  { name: 'tipo', from: 1, to: 1, type: '9', value: '1' },
  { name: 'beneficiarioTipo', from: 2, to: 3, type: '9' },
  { name: 'beneficiarioDocumento', from: 4, to: 17, type: 'A' },
  { name: 'controle', from: 38, to: 62, type: 'X', exact: true },
  { name: 'ocorrencia', from: 109, to: 110, type: '9' },
  { name: 'dataOcorrencia', from: 111, to: 116, type: 'date' },
  { name: 'seuNumero', from: 117, to: 126, type: 'X', exact: true },
  { name: 'vencimento', from: 147, to: 152, type: 'date' },
  { name: 'valor', from: 153, to: 165, type: 'cents' },
  { name: 'bancoCobrador', from: 166, to: 168, type: '9' },
  { name: 'agenciaCobradora', from: 169, to: 173, type: '9' },
  { name: 'especie', from: 174, to: 175, type: 'X' },
  { name: 'tarifa', from: 176, to: 188, type: 'cents' },
  { name: 'outrasDespesas', from: 189, to: 201, type: 'cents' },
  { name: 'iof', from: 215, to: 227, type: 'cents' },
  { name: 'abatimento', from: 228, to: 240, type: 'cents' },
  { name: 'desconto', from: 241, to: 253, type: 'cents' },
  { name: 'recebido', from: 254, to: 266, type: 'cents' },
  { name: 'mora', from: 267, to: 279, type: 'cents' },
  { name: 'multa', from: 280, to: 292, type: 'cents' },
  { name: 'dataCredito', from: 296, to: 301, type: 'date' },
  trailerNumber,
]

const trailer: readonly Field[] = [{ name: 'tipo', from: 1, to: 1, type: '9', value: '9' }, trailerNumber]

const operation = (code: '1' | '2', word: 'REMESSA' | 'RETORNO'): readonly Field[] => [
  { name: 'operacao', from: 2, to: 2, type: '9', value: code },
  { name: 'operacaoLiteral', from: 3, to: 9, type: 'X', value: word },
]

/*
 * What BB, Bradesco, Itaú, Santander, Caixa, Sicoob, Banrisul, C6, BNB, Unicred and Cresol share in CNAB 400
 * (domain/payments.md §4.6). Each function takes the bank's own fields, which win over the shared ones they touch.
 */
export const remessaHeader400 = (own: readonly Field[]): RecordTable =>
  makeRecord('header', '0', 400, header, [...operation('1', 'REMESSA'), ...own])
export const retornoHeader400 = (own: readonly Field[]): RecordTable =>
  makeRecord('header', '0', 400, header, [...operation('2', 'RETORNO'), ...own])
export const remessaDetail400 = (own: readonly Field[], id = '1'): RecordTable =>
  makeRecord('titulo', id, 400, remessaDetail, own)
export const retornoDetail400 = (own: readonly Field[], id = '1'): RecordTable =>
  makeRecord('titulo', id, 400, retornoDetail, own)
export const trailer400 = (own: readonly Field[] = []): RecordTable => makeRecord('trailer', '9', 400, trailer, own)

/** A record beside the title's (fine, Pix): its own fields and the record number. */
export const extraRecord400 = (name: string, id: string, own: readonly Field[]): RecordTable =>
  makeRecord(name, id, 400, [{ name: 'tipo', from: 1, to: 1, type: '9', value: id }, trailerNumber], own)
