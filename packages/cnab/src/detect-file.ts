import { CnabError } from './cnab-error.ts'
import type { CnabWidth } from './field.ts'
import type { FileTables, Layout } from './layout.ts'
import { findLayout } from './layouts/index.ts'

export interface DetectedFile {
  readonly layout: Layout
  readonly kind: 'retorno' | 'remessa'
  readonly tables: FileTables
}

const unrecognized = () =>
  new CnabError(
    'unrecognized-file',
    'O arquivo não é um CNAB 240 nem um CNAB 400: a primeira linha não é um cabeçalho conhecido. ' +
      'Baixe-o de novo no site do banco, sem abri-lo em editor ou planilha.',
  )

/**
 * Bank, width and direction from the first lines. Throws `unrecognized-file` or `unsupported-layout`.
 * The details decide before the header does, since headers damaged by editors are common in real files.
 */
export function detectFile(lines: readonly string[]): DetectedFile {
  const first = lines[0] ?? ''
  if (/^\d{3}(0000[01]|\d{4}1)/.test(first)) return detect240(lines)
  if (/^0[12]/.test(first) && /^\d{3}$/.test(first.slice(76, 79))) return detect400(first)
  throw unrecognized()
}

function detect240(lines: readonly string[]): DetectedFile {
  const first = lines[0] ?? ''
  const segment = lines.find((line) => line[7] === '3')?.[13] ?? ''
  const operation = lines.find((line) => line[7] === '1')?.[8] ?? ''
  const isRetorno =
    'TU'.includes(segment || '-') || (segment === '' && (operation === 'T' || (operation === '' && first[142] === '2')))
  return found(first.slice(0, 3), 240, isRetorno)
}

const detect400 = (first: string): DetectedFile => found(first.slice(76, 79), 400, first[1] === '2')

function found(bank: string, width: CnabWidth, isRetorno: boolean): DetectedFile {
  const layout = findLayout(bank, width)
  return isRetorno
    ? { layout, kind: 'retorno', tables: layout.retorno }
    : { layout, kind: 'remessa', tables: layout.remessa }
}
