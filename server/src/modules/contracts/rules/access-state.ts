import { civilDateAt, type CivilDate } from '@open-sgp/brasil'
import { type SuspensionKind, suspensionLabels } from './suspensions.ts'
import { type ContractStatus, isClosed } from './transitions.ts'

export const overrideKinds = [
  'manual_block',
  'manual_release',
  'trust_unlock',
  'do_not_block',
  'do_not_notify',
  'reduced',
] as const
export type OverrideKind = (typeof overrideKinds)[number]
export type AccessState = 'awaiting' | 'allowed' | 'reduced' | 'blocked_auto' | 'blocked_manual' | 'off'
export type Access = { state: AccessState; reason: string }

export type Override = { kind: OverrideKind; reason: string; startsAt: Date; endsAt: Date | null }
export type AccessCause = {
  status: ContractStatus
  endedOn: CivilDate | null
  suspension?: { kind: SuspensionKind; reason: string; startedAt: Date } | undefined
  overrides: readonly Override[]
}

/** What lifts an automatic financial block, the one that says most first. */
const releases = {
  trust_unlock: 'Desbloqueio em confiança',
  manual_release: 'Liberação manual',
  do_not_block: 'Protegido de bloqueio',
} as const

/**
 * Whether the network serves a contract, and why (pt-BR, with cause and date), at `now`. In order of force: closed or not
 * yet installed; a manual block; a suspension that people ordered; arrears, unless released; reduction; allowed.
 */
export function deriveAccess({ status, endedOn, suspension, overrides }: AccessCause, now: Date): Access {
  if (isClosed(status)) return { state: 'off', reason: closedReason(status, endedOn) }
  if (status !== 'active' && status !== 'suspended') return { state: 'awaiting', reason: waitingReasons[status] }
  const live = overrides.filter(({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || endsAt > now))
  const find = (kind: OverrideKind) => live.find((override) => override.kind === kind)

  const block = find('manual_block')
  if (block) return { state: 'blocked_manual', reason: since('Bloqueio manual', block.startsAt, block.reason) }
  if (suspension && suspension.kind !== 'financial')
    return { state: 'blocked_manual', reason: suspensionReason(suspension) }

  const release = find('trust_unlock') ?? find('manual_release') ?? find('do_not_block')
  if (suspension && !release) return { state: 'blocked_auto', reason: suspensionReason(suspension) }
  const reduction = find('reduced')
  if (reduction) return { state: 'reduced', reason: since('Velocidade reduzida', reduction.startsAt, reduction.reason) }
  // A trust unlock ends the suspension, yet whoever looks must see that the access is on trust.
  const standing = find('trust_unlock') ?? (suspension && release)
  if (standing) return { state: 'allowed', reason: releaseReason(standing) }
  return { state: 'allowed', reason: 'Contrato ativo' }
}

const waitingReasons = {
  draft: 'Rascunho ainda não enviado para assinatura',
  awaiting_signature: 'Aguardando assinatura',
  awaiting_installation: 'Aguardando instalação',
} as const

const formatDay = (date: CivilDate): string => date.split('-').toReversed().join('/')
const formatInstant = (instant: Date): string => formatDay(civilDateAt(instant))

const since = (what: string, at: Date, why: string) => `${what} desde ${formatInstant(at)}: ${why}`

const suspensionReason = ({ kind, startedAt, reason }: NonNullable<AccessCause['suspension']>) =>
  since(suspensionLabels[kind], startedAt, reason)

function closedReason(status: ContractStatus, endedOn: CivilDate | null): string {
  const what = status === 'ended' ? 'Contrato encerrado' : 'Contrato cancelado'
  return endedOn === null ? what : `${what} em ${formatDay(endedOn)}`
}

function releaseReason({ kind, endsAt, reason }: Override): string {
  const what = kind === 'trust_unlock' || kind === 'manual_release' || kind === 'do_not_block' ? releases[kind] : kind
  return `${what} ${endsAt === null ? 'sem prazo' : `até ${formatInstant(endsAt)}`}: ${reason}`
}
