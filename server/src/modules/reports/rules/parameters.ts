import { formatCents } from '@open-sgp/brasil'

export type Parameter = {
  key: string
  label: string
  value: string
  help: string | null
  source: 'default' | 'company' | 'policy' | 'account' | 'plan' | 'rule'
  sourceName: string | null
  settingKey: string | null
}

/** 20_000 → `2 %`. */
export const showPercent = (ppm: number): string =>
  `${(ppm / 10_000).toLocaleString('pt-BR', { maximumFractionDigits: 4 })} %`

export const showDays = (days: number): string => (days === 1 ? '1 dia' : `${days.toLocaleString('pt-BR')} dias`)

/** A portador's own terms, which its titles are issued with. */
export const showTerms = (account: {
  finePpm: number
  interestPpmMonth: number
  graceDays: number
  writeOffDays: number | null
  protestDays: number | null
}): string =>
  [
    `multa ${showPercent(account.finePpm)}`,
    `juros ${showPercent(account.interestPpmMonth)} ao mês`,
    account.graceDays === 0 ? 'sem carência' : `carência de ${showDays(account.graceDays)}`,
    account.writeOffDays === null ? 'sem baixa pelo banco' : `baixa após ${showDays(account.writeOffDays)}`,
    account.protestDays === null ? 'sem protesto' : `protesto após ${showDays(account.protestDays)}`,
  ].join(', ')

type Policy = {
  noticeAfterDays: number
  suspendAfterNoticeDays: number
  cancelAfterSuspensionDays: number
  minimumDebtCents: number
  suspendOnBusinessDaysOnly: boolean
  unlockDays: number
  unlocksPerYear: number
}

/** The stages of dunning, in the order in which a debtor meets them. */
export const showPolicy = (policy: Policy): readonly (readonly [key: string, label: string, value: string])[] => [
  ['notice', 'Aviso de débito, depois do vencimento', showDays(policy.noticeAfterDays)],
  ['suspension', 'Suspensão, depois do aviso entregue', showDays(policy.suspendAfterNoticeDays)],
  ['cancellation', 'Rescisão, depois da suspensão', showDays(policy.cancelAfterSuspensionDays)],
  [
    'minimum-debt',
    'Dívida mínima para cobrar',
    policy.minimumDebtCents === 0 ? 'Qualquer valor' : formatCents(policy.minimumDebtCents),
  ],
  ['business-days', 'Suspende só em dia útil', policy.suspendOnBusinessDaysOnly ? 'Sim' : 'Não'],
  ['unlock-days', 'Desbloqueio em confiança', `até ${showDays(policy.unlockDays)}`],
  [
    'unlocks-per-year',
    'Desbloqueios em confiança por contrato em 12 meses',
    policy.unlocksPerYear === 0 ? 'Nenhum' : String(policy.unlocksPerYear),
  ],
]

const rule = (key: string, label: string, value: string, help: string): Parameter => ({
  key,
  label,
  value,
  help,
  source: 'rule',
  sourceName: null,
  settingKey: null,
})

/** What is the same in every house: the law, and decisions of the product. */
export const fixedRules: readonly Parameter[] = [
  rule(
    'rounding',
    'Arredondamento',
    'Ao centavo, meio centavo para cima',
    'Cada valor é arredondado uma vez só, no fim da conta.',
  ),
  rule(
    'interest-days',
    'Contagem dos juros',
    'Dia a dia, mês de 30 dias',
    'Sobre o principal em aberto, do dia seguinte ao vencimento, sem juros sobre juros.',
  ),
  rule(
    'tolerance',
    'Pagamento a menor',
    'Quem paga o principal quita',
    'Multa e juros que faltarem são perdoados. Menos do que o principal abate, e o resto segue em aberto; mais vira crédito do cliente.',
  ),
  rule(
    'bank-holidays',
    'Vencimento em dia sem banco',
    'Paga-se no próximo dia útil, sem encargos',
    'Valem os feriados nacionais e os cadastrados em Feriados.',
  ),
  rule(
    'fine-limit',
    'Limites da lei',
    'Multa de até 2 %, juros de até 1 % ao mês',
    'Código de Defesa do Consumidor, art. 52 §1; os prazos da cobrança seguem a Resolução Anatel 765/2023.',
  ),
]
