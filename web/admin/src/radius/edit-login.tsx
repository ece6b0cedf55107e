import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, useApi, valueAt, type FormField } from '#kit'
import { lockFields } from './login-fields.ts'

/** Changes a login; its password is another matter. */
export function EditLogin() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/logins/:id', { params: { id } })
  const routers = useApi('GET /api/nas', { query: { limit: 200 } }).data?.items ?? []
  const login = read.data
  const crumbs = [
    { label: 'Logins', to: '/logins' },
    { label: login?.username ?? 'Login', to: `/logins/${id}` },
  ]
  if (!login) return <DetailPage title="Alterar login" crumbs={crumbs} read={read} />
  const fields: readonly FormField[] = [
    { name: 'username', label: 'Login', isRequired: true, help: 'Mudar o nome derruba a conexão aberta' },
    { name: 'isEnabled', label: 'Em uso', type: 'checkbox' },
    ...lockFields(routers),
  ]
  return (
    <FormPage
      title={`Alterar ${login.username}`}
      crumbs={crumbs}
      route="PATCH /api/logins/:id"
      params={{ id }}
      initial={{
        ...Object.fromEntries(fields.map(({ name }) => [name, valueAt(login, name) ?? undefined])),
        version: login.version,
      }}
      fields={fields}
      done="Login alterado. Endereços e travas valem na próxima conexão."
      next={() => `/logins/${id}`}
    />
  )
}
