import { findLayout } from './layouts/index.ts'
import type { RemessaInput } from './remessa-input.ts'
import { payeeValues, titleValues } from './title-values.ts'
import { atPointer, writeFile } from './write-file.ts'

/**
 * The bytes of a remessa: pure ASCII, lines of exactly 240 or 400 columns, CRLF. The same input gives the same bytes.
 * Throws CnabError `unsupported-layout`, `invalid-input` or `value-too-wide`, with the pointer of the offending title.
 * Unknown JSON goes through `readRemessaInput` first.
 */
export function writeRemessa({ banco, layout: width, entrada }: RemessaInput): Uint8Array {
  const layout = findLayout(banco, width)
  const { conta, titulos } = entrada
  const account = layout.accountValues(conta)
  return writeFile({
    layout,
    tables: layout.remessa,
    values: {
      ...payeeValues(entrada.beneficiario),
      bancoNome: layout.bankName,
      dataGeracao: entrada.dataGeracao,
      horaGeracao: (entrada.horaGeracao ?? '00:00:00').replaceAll(':', ''),
      sequencialArquivo: entrada.sequencialArquivo,
      ...account,
    },
    titles: titulos.map((titulo, index) =>
      atPointer(`/entrada/titulos/${index}`, () =>
        layout.titleRecords(titulo, { ...account, ...titleValues(layout, titulo, conta) }),
      ),
    ),
    totalCents: titulos.reduce((sum, titulo) => sum + titulo.valorCentavos, 0),
    pointer: '/entrada/titulos',
  })
}
