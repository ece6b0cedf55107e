import type { Command } from 'commander'
import { printJson, readBytes, readJson } from './output.ts'

export function addCnab(program: Command): void {
  const cnab = program.command('cnab').description('Arquivos CNAB 240 e 400')

  cnab
    .command('read <arquivo>')
    .description('Lê um retorno (ou remessa) e escreve seus títulos em JSON')
    .action(async (path: string) => printJson((await import('@open-sgp/cnab')).readRetorno(readBytes(path))))

  cnab
    .command('write <json>')
    .description('Escreve na saída padrão a remessa de um JSON {banco, layout, entrada}')
    .action(async (path: string) => {
      const { readRemessaInput, writeRemessa } = await import('@open-sgp/cnab')
      process.stdout.write(writeRemessa(readRemessaInput(readJson(path))))
    })
}
