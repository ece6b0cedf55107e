import type { Command } from 'commander'
import { print, printJson } from './output.ts'
import { requireDate } from './require-date.ts'
import { withCtx } from './with-ctx.ts'

export function addDunning(program: Command): void {
  program
    .command('dunning')
    .description('Cobrança: avisos, suspensões e liberações')
    .command('run')
    .description('Executa a régua de cobrança do dia')
    .option('--date <data>', 'como se fosse este dia, AAAA-MM-DD', requireDate)
    .option('--dry-run', 'só mostra quem seria atingido e por quê, pelo mesmo caminho')
    .option('--json', 'resultado em JSON')
    .action(async (options: { date?: string; dryRun?: boolean; json?: boolean }, command: Command) => {
      const { runDunning } = await import('#modules/dunning')
      const result = await withCtx(command, (ctx) => {
        const run = (on: typeof ctx) => runDunning(on, { ...(options.date !== undefined && { on: options.date }) })
        return options.dryRun ? ctx.rehearse(run) : run(ctx)
      })
      if (options.json) return printJson({ dryRun: options.dryRun ?? false, ...result })
      print(
        `${options.dryRun ? 'Ensaio: ' : ''}${result.noticedCount} aviso(s), ${result.suspendedCount} suspensão(ões), ${result.releasedCount} liberação(ões), ${result.brokenUnlockCount} promessa(s) quebrada(s).`,
      )
      for (const { contractNumber, explanation } of result.decisions)
        print(`  contrato ${contractNumber}: ${explanation}`)
    })
}
