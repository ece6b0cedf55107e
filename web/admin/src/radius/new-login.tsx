import { useParams, useSearch } from '@tanstack/react-router'
import { DetailPage, FormPage, ListPage, useApi, type FormField } from '#kit'
import { lockFields } from './login-fields.ts'
import { showPassword } from './login-actions.tsx'

const crumbs = [{ label: 'Logins', to: '/logins' }]

/** First the contract, then the name under which it connects. */
export function NewLogin() {
  const params = useParams({ strict: false })
  const search: Record<string, string> = useSearch({ strict: false })
  const contractId = params.contractId ?? search['contractId']
  return contractId === undefined ? <ChooseContract /> : <Account contractId={contractId} />
}

const ChooseContract = () => (
  <ListPage
    title="Novo login: escolha o contrato"
    crumbs={crumbs}
    route="GET /api/contracts"
    search="Número do contrato ou nome do cliente"
    columns={[
      { title: 'Número', width: 90, field: 'number' },
      { title: 'Cliente', field: 'clientName' },
      { title: 'Plano', field: 'planName' },
      { title: 'Situação', width: 200, field: 'status', of: 'contract' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/logins/novo?contractId=${id}`}
    empty="Nenhum contrato com essa procura."
  />
)

function Account({ contractId }: { contractId: string }) {
  const read = useApi('GET /api/contracts/:id', { params: { id: contractId } })
  const routers = useApi('GET /api/nas', { query: { limit: 200 } }).data?.items ?? []
  if (!read.data) return <DetailPage title="Novo login" crumbs={crumbs} read={read} />
  const fields: readonly FormField[] = [
    {
      name: 'username',
      label: 'Login',
      isRequired: true,
      help: 'Minúsculas, algarismos, ponto, hífen, sublinhado e @; único em toda a instalação',
    },
    { name: 'password', label: 'Senha', help: 'Vazio: o sistema escolhe uma forte. De 6 a 64 caracteres' },
    ...lockFields(routers),
  ]
  return (
    <FormPage
      title={`Novo login do contrato ${read.data.number}, ${read.data.clientName}`}
      crumbs={crumbs}
      route="POST /api/logins"
      initial={{ maxSessions: 1 }}
      fields={fields}
      toBody={(values) => ({ ...values, contractId })}
      submit="Criar login"
      done="Login criado."
      next={({ id, username, password }) => {
        showPassword(username, password)
        return `/logins/${id}`
      }}
    />
  )
}
