import type { Ctx } from '#kernel/context'
import { countDeadLetters } from '#kernel/dead-letters'
import { countTroubles, type AttentionKind, type Trouble } from './views-attention.ts'

type Rule = { kind: AttentionKind; permission: string; severity: 'error' | 'warning' }

/** What is looked at, the worst first, and who may see it. */
const rules: readonly Rule[] = [
  { kind: 'dead-letters', permission: 'system.jobs.read', severity: 'error' },
  { kind: 'failed-backups', permission: 'backups.backup.read', severity: 'error' },
  { kind: 'billing-late', permission: 'billing.run.read', severity: 'error' },
  { kind: 'silent-routers', permission: 'radius.nas.read', severity: 'error' },
  { kind: 'failed-notices', permission: 'dunning.notice.read', severity: 'error' },
  { kind: 'failed-schedules', permission: 'contracts.contract.read', severity: 'error' },
  { kind: 'failed-access', permission: 'radius.log.read', severity: 'warning' },
  { kind: 'parked-contracts', permission: 'billing.run.read', severity: 'warning' },
  { kind: 'unmatched-receipts', permission: 'banking.retorno.read', severity: 'warning' },
  { kind: 'boleto-problems', permission: 'banking.boleto.read', severity: 'warning' },
  { kind: 'late-remessas', permission: 'banking.remessa.read', severity: 'warning' },
]

/** What needs somebody now, of what the actor may see: how many of each kind and since when. Nothing where all is well. */
export async function listAttention(ctx: Ctx): Promise<(Trouble & { severity: 'error' | 'warning' })[]> {
  const seen = rules.filter(({ permission }) => ctx.actor.permissions.has(permission))
  const troubles = await countTroubles(
    ctx,
    seen.map(({ kind }) => kind),
  )
  const letters = seen.some(({ kind }) => kind === 'dead-letters') ? await countDeadLetters(ctx) : undefined
  const found = [...troubles, ...(letters ? [{ kind: 'dead-letters' as const, ...letters }] : [])]
  return seen.flatMap(({ kind, severity }) =>
    found.filter((trouble) => trouble.kind === kind && trouble.count > 0).map((trouble) => ({ ...trouble, severity })),
  )
}
