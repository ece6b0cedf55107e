import type { CnabFile } from '@open-sgp/cnab'
import type { Command } from 'commander'
import { printJson, readBytes, readJson } from './output.ts'

/** The fields that the command promises to other programs; the package knows more. */
const published = ({ bank, layout, kind, titles, paidCents, occurrences, warnings }: CnabFile) => ({
  bank,
  layout,
  kind,
  titles: titles.map((title) => ({
    line: title.line,
    nossoNumero: title.nossoNumero,
    seuNumero: title.seuNumero,
    occurrence: title.occurrence,
    kind: title.kind,
    faceCents: title.faceCents,
    receivedCents: title.receivedCents,
    creditedCents: title.creditedCents,
    feeCents: title.feeCents,
    due: title.due,
    occurrenceDate: title.occurrenceDate,
    credit: title.credit,
    reasons: title.reasons,
  })),
  paidCents,
  occurrences,
  warnings,
})

export function addCnab(program: Command): void {
  const cnab = program.command('cnab').description('Arquivos CNAB 240 e 400')

  cnab
    .command('read <arquivo>')
    .description('Lê um retorno (ou remessa) e escreve seus títulos em JSON')
    .action(async (path: string) =>
      printJson(published((await import('@open-sgp/cnab')).readRetorno(await readBytes(path)))),
    )

  cnab
    .command('write <json>')
    .description('Escreve na saída padrão a remessa de um JSON {banco, layout, entrada}')
    .action(async (path: string) => {
      const { readRemessaInput, writeRemessa } = await import('@open-sgp/cnab')
      process.stdout.write(writeRemessa(readRemessaInput(await readJson(path))))
    })
}
