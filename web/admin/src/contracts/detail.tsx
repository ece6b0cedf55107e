import { Anchor, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import {
  DetailPage,
  Facts,
  findWord,
  formatDay,
  formatInstant,
  Money,
  StatusBadge,
  useApi,
  useCan,
  type ResponseOf,
} from '#kit'
import { Alerts } from '../clients/alerts.tsx'
import { ContractActions } from './actions.tsx'
import { Decisions } from './decisions.tsx'
import { Events, Invoices, Logins, PlanPeriods, Sessions, Suspensions } from './tabs.tsx'

export type ContractFile = ResponseOf<'GET /api/contracts/:id'>

export function ContractDetail() {
  const { id = '' } = useParams({ strict: false })
  const can = useCan()
  const read = useApi('GET /api/contracts/:id', { params: { id } })
  const contract = read.data
  const tabs = [
    { id: 'titulos', label: 'Títulos', permission: 'billing.invoice.read', content: <Invoices contractId={id} /> },
    { id: 'eventos', label: 'Eventos', permission: 'contracts.contract.read', content: <Events contractId={id} /> },
    {
      id: 'suspensoes',
      label: 'Suspensões',
      permission: 'contracts.contract.read',
      content: <Suspensions contractId={id} />,
    },
    {
      id: 'planos',
      label: 'Planos e preços',
      permission: 'contracts.contract.read',
      content: contract && <PlanPeriods contract={contract} />,
    },
    { id: 'logins', label: 'Logins', permission: 'radius.login.read', content: <Logins contractId={id} /> },
    { id: 'sessoes', label: 'Sessões', permission: 'radius.session.read', content: <Sessions contractId={id} /> },
  ]
  return (
    <DetailPage
      title={contract ? `Contrato ${contract.number}` : 'Contrato'}
      crumbs={[{ label: 'Contratos', to: '/contratos' }]}
      read={read}
      badge={contract && <StatusBadge of="contract" value={contract.status} />}
      actions={contract && <ContractActions contract={contract} />}
      facts={
        contract && (
          <>
            {can('clients.client.read') && <Alerts clientId={contract.clientId} />}
            <Facts items={factsOf(contract)} />
          </>
        )
      }
      tabs={contract ? tabs.filter(({ permission }) => can(permission)) : []}
    >
      {contract && <Decisions contract={contract} />}
    </DetailPage>
  )
}

const because = (since: string | null | undefined, reason: string | undefined) => (
  <Text size="xs" c="dimmed">
    {[since && `desde ${since}`, reason].filter(Boolean).join(' · ')}
  </Text>
)

function factsOf(contract: ContractFile) {
  const { suspension, loyaltyMonths, loyaltyUntil } = contract
  return [
    [
      'Cliente',
      <Anchor key="client" component={Link} to={`/clientes/${contract.clientId}`}>
        {contract.clientName}
      </Anchor>,
    ],
    [
      'Situação',
      <div key="status">
        <StatusBadge of="contract" value={contract.status} />
        {suspension
          ? because(
              formatInstant(suspension.startedAt),
              `${findWord('suspension', suspension.kind).label}: ${suspension.reason}`,
            )
          : because(
              (contract.endedOn ?? contract.activatedOn) && formatDay(contract.endedOn ?? contract.activatedOn),
              undefined,
            )}
      </div>,
    ],
    [
      'Acesso',
      <div key="access">
        <StatusBadge of="access" value={contract.accessState} />
        {because(formatInstant(contract.accessSince), contract.accessReason)}
      </div>,
    ],
    [
      'Plano',
      <Anchor key="plan" component={Link} to={`/planos/${contract.planId}`}>
        {contract.planName}
      </Anchor>,
    ],
    [
      'Mensalidade',
      <div key="price">
        <Money cents={contract.monthlyCents} />
        {because(undefined, contract.priceCents === null ? 'preço do plano' : 'preço combinado')}
      </div>,
    ],
    ['Vence dia', contract.dueDay],
    [
      'Fidelidade',
      loyaltyMonths === 0
        ? 'Sem fidelidade'
        : `${loyaltyMonths} meses${loyaltyUntil ? `, até ${formatDay(loyaltyUntil)}` : ''}`,
    ],
    ['Benefício da fidelidade', <Money key="benefit" cents={contract.benefitCents} />],
    ['Modalidade', findWord('modality', contract.modality).label],
    ['Assinado em', formatInstant(contract.signedAt)],
    ['Ativado em', formatDay(contract.activatedOn)],
    ...(contract.penaltyCents === null
      ? []
      : [['Multa de saída', <Money key="penalty" cents={contract.penaltyCents} />] as const]),
  ] as const
}
