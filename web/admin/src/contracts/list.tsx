import { formatDay, ListPage, Money, optionsOf, StatusBadge } from '#kit'

const dayFilters = [
  { name: 'activatedFrom', label: 'Ativado de', type: 'date' },
  { name: 'activatedUntil', label: 'Ativado até', type: 'date' },
  { name: 'endedFrom', label: 'Encerrado de', type: 'date' },
  { name: 'endedUntil', label: 'Encerrado até', type: 'date' },
  { name: 'inServiceOn', label: 'Em serviço em', type: 'date' },
  { name: 'hasFailedSchedule', label: 'Agendamento', options: [{ value: 'true', label: 'Não feito' }] },
] as const

export const ContractList = () => (
  <ListPage
    title="Contratos"
    route="GET /api/contracts"
    search="Número do contrato ou nome do cliente"
    filters={[
      { name: 'status', label: 'Situação', options: optionsOf('contract') },
      { name: 'accessState', label: 'Acesso', options: optionsOf('access') },
      ...dayFilters,
    ]}
    columns={[
      { title: 'Número', width: 90, render: (contract) => contract.number },
      { title: 'Cliente', render: (contract) => contract.clientName },
      { title: 'Plano', render: (contract) => contract.planName },
      { title: 'Situação', width: 200, render: (contract) => <StatusBadge of="contract" value={contract.status} /> },
      { title: 'Acesso', width: 190, render: (contract) => <StatusBadge of="access" value={contract.accessState} /> },
      { title: 'Vence dia', width: 90, align: 'right', render: (contract) => contract.dueDay },
      {
        title: 'Mensalidade',
        width: 130,
        align: 'right',
        render: ({ monthlyCents }) => <Money cents={monthlyCents} />,
      },
      { title: 'Ativo desde', width: 120, render: (contract) => formatDay(contract.activatedOn) },
    ]}
    rowId={(contract) => contract.id}
    open={(contract) => `/contratos/${contract.id}`}
    create={{ to: '/contratos/novo', label: 'Novo contrato', permission: 'contracts.contract.create' }}
    empty="Nenhum contrato encontrado. Venda o primeiro em “Novo contrato” ou mude os filtros."
  />
)
