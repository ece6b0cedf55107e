import type { Command } from 'commander'
import { createWriteStream } from 'node:fs'
import { print, printJson, readJson } from './output.ts'

export function addBoleto(program: Command): void {
  const boleto = program.command('boleto').description('Boletos: calcular, ler e imprimir')

  boleto
    .command('compute')
    .description('Lê JSON da entrada padrão e calcula código de barras e linha digitável')
    .action(async () => printJson((await import('@open-sgp/boleto')).computeBoletoBatch(await readJson())))

  boleto
    .command('parse <linha...>')
    .description('Lê uma linha digitável (47) ou código de barras (44)')
    .action(async (parts: string[]) => printJson((await import('@open-sgp/boleto')).parseBoleto(parts.join(' '))))

  boleto
    .command('pdf')
    .description('Imprime boletos de um arquivo JSON em PDF')
    .requiredOption('--in <json>', 'arquivo JSON (packages/boleto/examples)')
    .requiredOption('--out <pdf>', 'arquivo PDF a criar')
    .action(async (options: { in: string; out: string }) => {
      const { readBoletoDocuments, writeBoletos } = await import('@open-sgp/boleto')
      const { documents, layout } = readBoletoDocuments(await readJson(options.in))
      const { boletos, pages } = await writeBoletos(createWriteStream(options.out), documents, { layout })
      print(`${boletos} boleto(s) em ${pages} página(s): ${options.out}`)
    })
}
