import { useParams } from '@tanstack/react-router'
import { DetailPage, Facts, StatusBadge, useApi, useCan } from '#kit'
import { Alerts } from '../clients/alerts.tsx'
import { RecordChanges } from '../audit/record-changes.tsx'
import { ContractActions } from './actions.tsx'
import { Decisions } from './decisions.tsx'
import { Events } from './events.tsx'
import { factsOf } from './facts.tsx'
import { Invoices, Logins, PlanPeriods, Sessions, Suspensions } from './tabs.tsx'

export function ContractDetail() {
  const { id = '' } = useParams({ strict: false })
  const can = useCan()
  const read = useApi('GET /api/contracts/:id', { params: { id } })
  const contract = read.data
  const tabs = [
    { id: 'titulos', label: 'Títulos', permission: 'billing.invoice.read', content: <Invoices contractId={id} /> },
    {
      id: 'alteracoes',
      label: 'Alterações',
      permission: 'audit.log.read',
      content: <RecordChanges recordId={id} />,
    },
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
