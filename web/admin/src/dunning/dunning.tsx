import { DetailPage, Facts, formatCount, formatDay, Money, useApi, useCan, type ResponseOf } from '#kit'
import { Cancellable } from './cancellable.tsx'
import { Exclusions } from './exclusions.tsx'
import { Notices } from './notices.tsx'
import { Policies } from './policies.tsx'
import { Preview } from './preview.tsx'
import { Runs } from './runs.tsx'
import { Unlocks } from './unlocks.tsx'

const tabs = [
  { id: 'previa', label: 'Quem seria atingido', permission: 'dunning.run.read', content: <Preview /> },
  { id: 'avisos', label: 'Avisos', permission: 'dunning.notice.read', content: <Notices /> },
  { id: 'fora', label: 'Fora da cobrança', permission: 'dunning.exclusion.read', content: <Exclusions /> },
  { id: 'desbloqueios', label: 'Desbloqueios', permission: 'dunning.unlock.read', content: <Unlocks /> },
  { id: 'rescisao', label: 'Rescisão possível', permission: 'dunning.cancellable.read', content: <Cancellable /> },
  { id: 'execucoes', label: 'Execuções', permission: 'dunning.run.read', content: <Runs /> },
  { id: 'politica', label: 'Política', permission: 'dunning.policy.read', content: <Policies /> },
]

/** From an overdue title to its notice, suspension and release: what would happen, what happened, by which terms. */
export function DunningPage() {
  const can = useCan()
  const isTold = can('dunning.policy.read')
  const policy = useApi('GET /api/dunning-policies/current', {}, { enabled: isTold })
  return (
    <DetailPage
      title="Cobrança"
      crumbs={[]}
      read={isTold ? policy : { isPending: false, error: null, refetch: () => undefined }}
      facts={policy.data && <Facts items={termsOf(policy.data)} />}
      tabs={tabs.filter(({ permission }) => can(permission))}
    />
  )
}

const days = (count: number) => formatCount(count, 'dia', 'dias')

const termsOf = (policy: ResponseOf<'GET /api/dunning-policies/current'>) =>
  [
    ['Avisa', `${days(policy.noticeAfterDays)} depois do último dia para pagar`],
    [
      'Suspende',
      `${days(policy.suspendAfterNoticeDays)} depois do aviso entregue${policy.suspendOnBusinessDaysOnly ? ', só em dia útil' : ''}`,
    ],
    [
      'Desbloqueio de confiança',
      policy.unlocksPerYear === 0
        ? 'Não concede'
        : `até ${days(policy.unlockDays)}, ${policy.unlocksPerYear} em 12 meses`,
    ],
    policy.minimumDebtCents > 0
      ? (['Dívida mínima', <Money key="minimum" cents={policy.minimumDebtCents} />] as const)
      : ([
          'Política',
          policy.effectiveOn ? `em vigor desde ${formatDay(policy.effectiveOn)}` : 'prazos da lei',
        ] as const),
  ] as const
