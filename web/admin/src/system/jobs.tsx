import { DetailPage, findWord, formatInstant, formatNumber, ListBody, optionsOf, useCan } from '#kit'

/** Jobs that failed for good, and long work that somebody started. */
export function JobsPage() {
  const can = useCan()
  const tabs = [
    { id: 'falhas', label: 'Tarefas com falha', permission: 'system.jobs.read', content: <DeadLetters /> },
    { id: 'operacoes', label: 'Operações longas', permission: 'system.jobs.read', content: <Operations /> },
  ]
  return (
    <DetailPage
      title="Tarefas"
      crumbs={[]}
      read={{ isPending: false, error: null, refetch: () => undefined }}
      tabs={tabs.filter(({ permission }) => can(permission))}
    />
  )
}

const DeadLetters = () => (
  <ListBody
    route="GET /api/jobs/dead-letters"
    filters={[{ name: 'job', label: 'Tarefa', options: optionsOf('job') }]}
    columns={[
      { title: 'Tarefa', width: 260, field: 'job', of: 'job', render: ({ job }) => findWord('job', job).label },
      { title: 'Causa', isWide: true, field: 'error' },
      { title: 'Falhou em', width: 165, field: 'failedAt' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/tarefas/${id}`}
    empty="Nenhuma tarefa falhou. As que falham são repetidas por horas antes de vir parar aqui."
  />
)

const Operations = () => (
  <ListBody
    route="GET /api/operations"
    filters={[{ name: 'state', label: 'Situação', options: optionsOf('operation') }]}
    columns={[
      {
        title: 'Operação',
        field: 'kind',
        of: 'operationKind',
        render: ({ kind }) => findWord('operationKind', kind).label,
      },
      { title: 'Situação', width: 130, field: 'state', of: 'operation' },
      {
        title: 'Andamento',
        width: 150,
        align: 'right',
        render: ({ doneCount, totalCount }) => `${formatNumber(doneCount)} de ${formatNumber(totalCount)}`,
      },
      { title: 'Iniciada por', width: 200, field: 'startedByName' },
      { title: 'Começou', width: 165, render: ({ startedAt, createdAt }) => formatInstant(startedAt ?? createdAt) },
      { title: 'Terminou', width: 165, field: 'finishedAt' },
    ]}
    rowId={({ id }) => id}
    empty="Nenhuma operação longa. Faturamento e outros trabalhos de horas aparecem aqui, com o andamento."
  />
)
