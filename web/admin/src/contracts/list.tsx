import { ListPage, optionsOf } from '#kit'

const dayFilters = [
  { name: 'activatedFrom', label: 'Ativado de', type: 'date', isRare: true },
  { name: 'activatedUntil', label: 'Ativado até', type: 'date', isRare: true },
  { name: 'endedFrom', label: 'Encerrado de', type: 'date', isRare: true },
  { name: 'endedUntil', label: 'Encerrado até', type: 'date', isRare: true },
  { name: 'inServiceOn', label: 'Em serviço em', type: 'date', isRare: true },
  { name: 'hasFailedSchedule', label: 'Agendamento', options: [{ value: 'true', label: 'Não feito' }], isRare: true },
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
    sorts={[
      { value: 'number', label: 'Mais antigos' },
      { value: '-number', label: 'Mais recentes' },
    ]}
    columns={[
      { title: 'Número', width: 80, field: 'number' },
      { title: 'Cliente', field: 'clientName' },
      { title: 'Plano', width: 120, field: 'planName' },
      { title: 'Situação', width: 130, field: 'status', of: 'contract' },
      { title: 'Acesso', width: 130, field: 'accessState', of: 'access' },
      { title: 'Vence dia', width: 90, align: 'right', field: 'dueDay' },
      { title: 'Mensalidade', width: 120, field: 'monthlyCents' },
      { title: 'Ativo desde', width: 120, field: 'activatedOn', isHidden: true },
    ]}
    rowId={(contract) => contract.id}
    open={(contract) => `/contratos/${contract.id}`}
    create={{ to: '/contratos/novo', label: 'Novo contrato', permission: 'contracts.contract.create' }}
    empty="Nenhum contrato encontrado. Venda o primeiro em “Novo contrato” ou mude os filtros."
  />
)
