import { formatCents } from '@open-sgp/brasil'
import type { Command } from 'commander'
import { print, printJson } from './output.ts'
import { requireDate } from './require-date.ts'
import { withCtx } from './with-ctx.ts'

export function addBilling(program: Command): void {
  program
    .command('bill')
    .description('Fatura todos os contratos que vencem até a data')
    .requiredOption('--due-until <data>', 'último vencimento a faturar, AAAA-MM-DD', requireDate)
    .option('--dry-run', 'só mostra o que faria, pelo mesmo caminho')
    .option('--json', 'resultado em JSON')
    .action(async (options: { dueUntil: string; dryRun?: boolean; json?: boolean }, command: Command) => {
      const { runBilling } = await import('#modules/billing')
      const result = await withCtx(command, (ctx) => {
        const run = (on: typeof ctx) => runBilling(on, { dueUntil: options.dueUntil })
        return options.dryRun ? ctx.rehearse(run) : run(ctx)
      })
      if (options.json) return printJson({ dryRun: options.dryRun ?? false, ...result })
      print(
        `${options.dryRun ? 'Ensaio: ' : ''}${result.invoiceCount} título(s), ${formatCents(result.amountCents)}; ${result.parked.length} contrato(s) estacionado(s).`,
      )
      for (const { contractNumber, cause, detail } of result.parked)
        print(`  contrato ${contractNumber}: ${cause} — ${detail}`)
    })
}
