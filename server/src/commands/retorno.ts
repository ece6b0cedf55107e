import { formatCents } from '@open-sgp/brasil'
import type { Command } from 'commander'
import { basename } from 'node:path'
import { print, printJson, readBytes } from './output.ts'
import { withCtx } from './with-ctx.ts'

export function addRetorno(program: Command): void {
  program
    .command('retorno')
    .description('Arquivos do banco')
    .command('import <arquivo>')
    .description('Importa um retorno; importar de novo não muda nada')
    .option('--preview', 'só mostra linha por linha o que faria, pelo mesmo caminho')
    .option('--json', 'resultado em JSON')
    .action(async (path: string, options: { preview?: boolean; json?: boolean }, command: Command) => {
      const { importRetorno, previewRetorno } = await import('#modules/banking')
      const input = { bytes: await readBytes(path), fileName: basename(path) }
      const result = await withCtx(command, (ctx) =>
        options.preview ? previewRetorno(ctx, input) : importRetorno(ctx, input),
      )
      if (options.json) return printJson({ preview: options.preview ?? false, ...result })
      print(
        `${result.isRepeated ? 'Arquivo já importado, nada mudou: ' : options.preview ? 'Prévia: ' : ''}${result.lineCount} linha(s), ${result.postedCount} lançada(s), ${formatCents(result.paidCents)} recebidos.`,
      )
      for (const { line, outcome, detail } of result.lines) print(`  linha ${line}: ${outcome} — ${detail}`)
      for (const { line, detail } of result.warnings) print(`  aviso${line ? `, linha ${line}` : ''}: ${detail}`)
    })
}
