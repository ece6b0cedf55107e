import type { Command } from 'commander'
import type { AuditReport } from '#kernel/verify-audit'
import { print, printJson } from './output.ts'
import { requireDate } from './require-date.ts'
import { withInstallation } from './with-ctx.ts'

type Options = { from?: string; to?: string; json?: boolean }

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('Trilha de auditoria')
  audit
    .command('verify')
    .description('Confere se a trilha foi adulterada; termina com 1 quando foi')
    .option('--from <data>', 'primeiro dia a conferir, AAAA-MM-DD', requireDate)
    .option('--to <data>', 'último dia a conferir, AAAA-MM-DD', requireDate)
    .option('--json', 'resultado em JSON')
    .action(async (options: Options) => {
      const { verifyAudit } = await import('#kernel/verify-audit')
      const report = await withInstallation((ctx) => verifyAudit(ctx, periodOf(options)))
      if (options.json) printJson(report)
      else tell(report)
      if (!report.isSound) process.exitCode = 1
    })
}

/** Days of Brasília, where the law's clock stands. */
const periodOf = ({ from, to }: Options) => ({
  ...(from !== undefined && { from: new Date(`${from}T00:00:00-03:00`) }),
  ...(to !== undefined && { to: new Date(new Date(`${to}T00:00:00-03:00`).getTime() + 86_400_000) }),
})

function tell(report: AuditReport): void {
  const { rowCount, chainCount, checkpointCount, unsignedCount, erasedCount, findingCount } = report
  print(
    `${rowCount} registro(s) em ${chainCount} cadeia(s), ${checkpointCount} assinatura(s); ${unsignedCount} registro(s) ainda sem assinatura, ${erasedCount} conteúdo(s) eliminado(s) por retenção.`,
  )
  if (report.isSound) return print('Trilha íntegra.')
  print(`TRILHA ADULTERADA: ${findingCount} achado(s).`)
  for (const { at, detail, id } of report.findings)
    print(`  ${at ? `${at.toISOString()}  ` : ''}${detail}${id === null ? '' : ` (${id})`}`)
}
