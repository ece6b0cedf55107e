import { useParams } from '@tanstack/react-router'
import { DetailPage, useCan, FormPage, ListPage, showDocument, useApi, valueAt, type FormField } from '#kit'

const list = { label: 'Funcionários', to: '/administracao/funcionarios' }
const presence = [
  { value: 'true', label: 'Trabalham aqui' },
  { value: 'false', label: 'Saíram' },
]

function useFields(): readonly FormField[] {
  const { data } = useApi('GET /api/sites', { query: { limit: 200 } })
  const maySeeUsers = useCan()('access.user.read')
  const users = useApi('GET /api/users', { query: { limit: 200 } }, { enabled: maySeeUsers }).data?.items ?? []
  return [
    { name: 'name', label: 'Nome', isRequired: true },
    { name: 'position', label: 'Função', isRequired: true, span: 6 },
    { name: 'email', label: 'E-mail', type: 'email', span: 6 },
    { name: 'phone', label: 'Telefone', span: 6 },
    {
      name: 'siteId',
      label: 'Local de trabalho',
      type: 'select',
      span: 6,
      options: (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    ...(maySeeUsers
      ? [
          {
            name: 'userId',
            label: 'Usuário com que entra',
            type: 'select' as const,
            isSearchable: true,
            span: 6,
            help: 'Vazio: não usa o sistema. Cada usuário é de uma pessoa só',
            options: users.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` })),
          },
        ]
      : []),
    { name: 'admittedOn', label: 'Admissão', type: 'date', isRequired: true, span: 3 },
    { name: 'leftOn', label: 'Saída', type: 'date', span: 3 },
  ]
}

export const Employees = () => (
  <ListPage
    title="Funcionários"
    route="GET /api/employees"
    filters={[{ name: 'isPresent', label: 'Situação', options: presence }]}
    columns={[
      { title: 'Nome', field: 'name' },
      { title: 'CPF', width: 170, render: ({ document }) => showDocument(document) },
      { title: 'Função', width: 200, field: 'position' },
      { title: 'Usuário', width: 180, field: 'userName' },
      { title: 'Admissão', width: 130, field: 'admittedOn' },
      { title: 'Saída', width: 130, field: 'leftOn' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/administracao/funcionarios/${id}`}
    create={{
      to: '/administracao/funcionarios/novo',
      label: 'Novo funcionário',
      permission: 'administration.employee.update',
    }}
    empty="Nenhuma ficha. Cadastre quem trabalha no provedor em “Novo funcionário”."
  />
)

export const NewEmployee = () => (
  <FormPage
    title="Novo funcionário"
    crumbs={[list]}
    route="POST /api/employees"
    fields={[{ name: 'document', label: 'CPF', type: 'document', isRequired: true, span: 6 }, ...useFields()]}
    submit="Cadastrar funcionário"
    done="Funcionário cadastrado."
    next={() => list.to}
  />
)

export function EditEmployee() {
  const { id = '' } = useParams({ strict: false })
  const fields = useFields()
  const read = useApi('GET /api/employees/:id', { params: { id } })
  const employee = read.data
  if (!employee) return <DetailPage title="Funcionário" crumbs={[list]} read={read} />
  return (
    <FormPage
      title={employee.name}
      crumbs={[list]}
      route="PATCH /api/employees/:id"
      params={{ id }}
      initial={{
        ...Object.fromEntries(fields.map(({ name }) => [name, valueAt(employee, name) ?? undefined])),
        version: employee.version,
      }}
      fields={fields}
      done="Ficha alterada."
      next={() => list.to}
    />
  )
}
