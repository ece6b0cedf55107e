import { formatCents } from '@open-sgp/brasil'
import { sql } from 'kysely'
import { ctxOf, type Life } from '../scenarios/life.ts'
import { checkBooks } from '../scenarios/check-books.ts'

/** The table at the end: what was billed, received and is owed, reconciled to the centavo against the ledger. */
export async function printSummary(
  life: Life,
  { lifeSeconds, mailCount }: { lifeSeconds: number; mailCount: number },
): Promise<void> {
  const ctx = ctxOf(life)
  const { totals, differences } = await checkBooks(ctx)
  const { deeds, files } = life
  row('Seis meses vividos em', `${lifeSeconds.toFixed(0)} s`)
  section('Dinheiro')
  row('Faturado', formatCents(totals.invoicedCents), `${totals.invoiceCount} títulos`)
  row('Recebido', formatCents(totals.receivedCents), `${deeds.boleto} boletos no banco, ${deeds.pix} Pix`)
  row('  dos quais multa e juros', formatCents(totals.fineCents + totals.interestCents))
  row('Em aberto', formatCents(totals.openCents), `${totals.openCount} títulos`)
  row('Créditos de clientes', formatCents(totals.creditCents), 'pagamentos em dobro ou a maior')
  row('Conferência com o razão', differences.length === 0 ? 'fecha ao centavo' : `NÃO FECHA: ${differences.join('; ')}`)
  section('Banco e avisos')
  row('Arquivos', `${files.remessas} remessas, ${files.retornos} retornos`)
  row('Avisos entregues', String(mailCount))
  row('Desbloqueios de confiança', `${deeds.unlocks} concedidos, ${deeds.refusedUnlocks} recusados`)
  section('Contratos e acesso')
  for (const { status, accessState, count } of await countContracts(ctx.companyId, life))
    row(`${labels[status] ?? status}`, `${count}`, `acesso ${labels[accessState] ?? accessState}`)
}

const labels: Record<string, string> = {
  active: 'Ativos',
  suspended: 'Suspensos',
  cancelled: 'Cancelados',
  awaiting_installation: 'Aguardando instalação',
  allowed: 'liberado',
  reduced: 'reduzido',
  blocked_auto: 'na página de aviso',
  blocked_manual: 'bloqueado por decisão',
  off: 'desligado',
  awaiting: 'aguardando',
}

async function countContracts(companyId: string, life: Life) {
  const { rows } = await sql<{ status: string; accessState: string; count: number }>`
    select status::text, access_state::text, count(*)::int as count from contracts.contracts
    where company_id = ${companyId} group by 1, 2 order by 3 desc`.execute(ctxOf(life).db)
  return rows
}

const section = (title: string) => process.stdout.write(`\n${title}\n`)
const row = (label: string, value: string, note = '') =>
  process.stdout.write(`  ${label.padEnd(28)} ${value.padStart(18)}  ${note}\n`)
