import { Badge, Text } from '@mantine/core'
import { addDays } from '@open-sgp/brasil'
import { findWord, formatDay, formatInstant, ListBody, Money, StatusBadge, useApi } from '#kit'
import type { ContractFile } from './types.ts'

type Of = { contractId: string }

export const Invoices = ({ contractId }: Of) => (
  <ListBody
    route="GET /api/invoices"
    request={{ query: { contractId } }}
    rowId={(invoice) => invoice.id}
    open={(invoice) => `/titulos/${invoice.id}`}
    columns={[
      { title: 'Título', width: 100, render: (invoice) => invoice.number },
      { title: 'Motivo', render: (invoice) => findWord('invoiceReason', invoice.reason).label },
      { title: 'Vencimento', width: 130, render: (invoice) => formatDay(invoice.dueOn) },
      { title: 'Situação', width: 130, field: 'state', of: 'invoice' },
      { title: 'Valor', width: 130, align: 'right', render: (invoice) => <Money cents={invoice.amountCents} /> },
      { title: 'Em aberto', width: 130, align: 'right', render: (invoice) => <Money cents={invoice.openCents} /> },
    ]}
    empty="Nenhum título ainda. O faturamento emite o primeiro depois da ativação."
  />
)

export const Suspensions = ({ contractId }: Of) => (
  <ListBody
    route="GET /api/contracts/:id/suspensions"
    request={{ params: { id: contractId } }}
    rowId={(suspension) => suspension.id}
    columns={[
      { title: 'Tipo', width: 190, render: ({ kind }) => <StatusBadge of="suspension" value={kind} /> },
      { title: 'Começou', width: 150, render: (suspension) => formatInstant(suspension.startedAt) },
      { title: 'Terminou', width: 150, render: ({ endedAt }) => (endedAt ? formatInstant(endedAt) : 'Ainda em vigor') },
      { title: 'Motivo', isWide: true, render: (suspension) => suspension.reason },
    ]}
    empty="Este contrato nunca foi suspenso."
  />
)

export function PlanPeriods({ contract }: { contract: ContractFile }) {
  if (contract.planPeriods.length === 0) return <Text c="dimmed">Os períodos começam com a ativação.</Text>
  return contract.planPeriods.map((period) => <Period key={period.startsOn} period={period} />)
}

function Period({ period }: { period: ContractFile['planPeriods'][number] }) {
  const version = useApi('GET /api/plan-versions/:id', { params: { id: period.planVersionId } }).data
  const plan = useApi(
    'GET /api/plans/:id',
    { params: { id: version?.planId ?? '' } },
    { enabled: version !== undefined },
  ).data
  return (
    <Text>
      {`${plan?.name ?? 'Plano'} · de ${formatDay(period.startsOn)} ${period.endsOn ? `a ${formatDay(addDays(period.endsOn, -1))}` : 'em diante'} · `}
      <Money cents={period.priceCents} />
      {period.hasAgreedPrice ? ' (preço combinado)' : ''}
    </Text>
  )
}

export const Logins = ({ contractId }: Of) => (
  <ListBody
    route="GET /api/logins"
    request={{ query: { contractId } }}
    rowId={(login) => login.id}
    open={(login) => `/logins/${login.id}`}
    columns={[
      { title: 'Login', render: (login) => login.username },
      { title: 'IPv4 fixo', width: 160, render: (login) => login.fixedIpv4 ?? 'Dinâmico' },
      { title: 'MAC travado', width: 180, render: (login) => login.macLock ?? '—' },
      { title: 'Em uso', width: 110, render: ({ isEnabled }) => (isEnabled ? 'Sim' : 'Não') },
    ]}
    empty="Sem login: a conexão precisa de um. Crie em “Criar login”, no alto do contrato ativo."
  />
)

export const Sessions = ({ contractId }: Of) => (
  <ListBody
    route="GET /api/open-sessions"
    request={{ query: { contractId } }}
    rowId={(session) => session.id}
    columns={[
      { title: 'Login', render: (session) => session.username },
      { title: 'Desde', width: 150, render: (session) => formatInstant(session.startedAt) },
      { title: 'IPv4', width: 150, render: (session) => session.ipv4 ?? '—' },
      { title: 'Concentrador', width: 160, render: (session) => session.nasAddress },
      {
        title: '',
        width: 160,
        render: ({ isInGarden }) =>
          isInGarden && (
            <Badge color="orange" tt="none">
              Página de aviso
            </Badge>
          ),
      },
    ]}
    empty="Ninguém deste contrato está conectado agora."
  />
)
