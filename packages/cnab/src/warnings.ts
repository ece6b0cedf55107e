import type { CnabWidth } from './field.ts'
import type { CnabWarning, CnabWarningCode } from './title.ts'

const skipped = 'A linha não foi lida'

/** Texts of the warnings that need nothing but the line's own facts. */
export const warningTexts = {
  'byte-order-mark': () =>
    'O arquivo começa com a marca UTF-8 (BOM), sinal de que passou por um editor. A marca foi ignorada.',
  'utf8-text': () =>
    'A linha está em UTF-8 e não em ASCII: letras acentuadas deslocam as colunas. Foi lida contando caracteres; confira os valores.',
  'short-line': (width: CnabWidth, count: number) =>
    `${count} linha(s) com menos de ${width} colunas, provavelmente aparadas por um editor. As colunas que faltam foram lidas em branco.`,
  'line-too-wide': (width: CnabWidth, length: number) =>
    `A linha tem ${length} colunas em vez de ${width} e conteúdo no que excede. ${skipped}: baixe o arquivo de novo no banco.`,
  'truncated-line': () =>
    'A linha termina antes do valor: arquivo cortado. O título não foi considerado; baixe o arquivo de novo no banco.',
  'missing-header': () => 'O arquivo não tem o registro de cabeçalho: não se sabe de que conta é.',
  'missing-trailer': () =>
    'O arquivo não tem o registro final (trailer): pode estar incompleto. Confira com o banco se há mais títulos.',
  'content-after-trailer': () =>
    'Há registros depois do trailer (dois arquivos emendados?). Não foram lidos: importe-os como arquivo separado.',
  'wrong-sequence': (found: number, expected: number) =>
    `O número sequencial do registro é ${found} e deveria ser ${expected}: pode faltar alguma linha.`,
  'wrong-count': (found: number, expected: number) =>
    `O trailer conta ${found} registro(s) e há ${expected}: o arquivo pode estar incompleto.`,
  'unknown-record': (id: string) => `O registro do tipo “${id}” não existe neste layout. ${skipped}.`,
  'other-bank': (bank: string) => `A linha é do banco ${bank}, diferente do cabeçalho. ${skipped}.`,
  't-without-u': () =>
    'Segmento T sem o segmento U: o arquivo não diz valor pago nem datas. Nenhum pagamento foi considerado.',
  'u-without-t': () => 'Segmento U sem o segmento T: não se sabe de que título é. A linha não foi considerada.',
  'unreadable-field': (fields: string) =>
    `Conteúdo inválido em ${fields}. O título não foi considerado pago; confira no banco.`,
  'unknown-occurrence': (code: string) =>
    `A ocorrência “${code}” não está na tabela do banco. Consulte o manual ou o gerente.`,
} as const

/** Collects warnings; short lines are counted, not listed, since an editor trims thousands of them at once. */
export class WarningList {
  readonly list: CnabWarning[] = []
  private shortLines = 0
  private firstShortLine = 0

  add(line: number, code: CnabWarningCode, detail: string): void {
    this.list.push({ line, code, detail })
  }

  countShortLine(line: number): void {
    this.shortLines++
    this.firstShortLine ||= line
  }

  finish(width: CnabWidth): void {
    if (this.shortLines === 0) return
    this.add(this.firstShortLine, 'short-line', warningTexts['short-line'](width, this.shortLines))
    this.shortLines = 0
  }
}
