import type { Command } from 'commander'
import { print } from './output.ts'
import { withCtx } from './with-ctx.ts'

export function addRadius(program: Command): void {
  program
    .command('radius')
    .description('Autenticação dos assinantes')
    .command('config')
    .description('Escreve uma configuração completa do FreeRADIUS 3.2')
    .requiredOption('--dir <pasta>', 'pasta a criar ou atualizar')
    .action(async (options: { dir: string }, command: Command) => {
      const { writeFreeradiusConfig } = await import('#modules/radius')
      const { files } = await withCtx(command, (ctx) => writeFreeradiusConfig(ctx, { dir: options.dir }))
      print(
        `${files.length} arquivo(s) em ${options.dir}. Confira com: freeradius -C -l stdout -d ${options.dir} -n radiusd`,
      )
    })
}
