import { addDays, type CivilDate } from '@open-sgp/brasil'
import { br } from './br.ts'
import type { ContractFacts } from './facts.ts'
import type { Policy } from './policy.ts'

export type UnlockRefusal = { code: string; detail: string }

/** Why a trust unlock cannot be granted, or undefined. `grantedInYear`: unlocks of the contract in the last 12 months. */
export function refuseUnlock(
  facts: ContractFacts,
  policy: Policy,
  request: { grantedInYear: number; today: CivilDate; until: CivilDate },
): UnlockRefusal | undefined {
  return refuseState(facts) ?? refuseQuota(facts, policy, request)
}

function refuseState(facts: ContractFacts): UnlockRefusal | undefined {
  if (facts.isBlockedManually)
    return { code: 'blocked-manually', detail: 'O acesso foi bloqueado por uma pessoa da equipe: só ela pode liberar.' }
  if (facts.status !== 'active' && facts.suspension?.kind !== 'financial')
    return {
      code: 'not-in-arrears',
      detail: 'O contrato não está ativo nem suspenso por débito: não há o que desbloquear.',
    }
  if (facts.unlockUntil !== null)
    return { code: 'unlock-open', detail: `Já há um desbloqueio de confiança aberto, até ${br(facts.unlockUntil)}.` }
  const isNoticed = facts.titles.some(({ notice }) => notice?.status === 'delivered')
  if (facts.titles.length === 0 || (facts.status === 'active' && !isNoticed))
    return {
      code: 'nothing-to-unlock',
      detail: 'O contrato não tem título vencido e avisado: não há o que desbloquear.',
    }
  return undefined
}

function refuseQuota(
  facts: ContractFacts,
  policy: Policy,
  { grantedInYear, today, until }: { grantedInYear: number; today: CivilDate; until: CivilDate },
): UnlockRefusal | undefined {
  const used = facts.titles.find(({ hadUnlock }) => hadUnlock)
  if (used)
    return {
      code: 'unlock-used',
      detail: `O título ${used.number} já teve seu desbloqueio de confiança: resta pagá-lo.`,
    }
  if (grantedInYear >= policy.unlocksPerYear)
    return {
      code: 'unlock-quota-reached',
      detail: `O contrato já usou ${grantedInYear} de ${policy.unlocksPerYear} desbloqueios de confiança em 12 meses.`,
    }
  const latest = addDays(today, policy.unlockDays)
  if (until < today || until > latest)
    return { code: 'unlock-too-long', detail: `O desbloqueio de confiança vale de hoje até ${br(latest)}.` }
  return undefined
}
