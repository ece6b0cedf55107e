import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, useApi, valueAt, type FormField, type Values } from '#kit'

const list = { label: 'Acessos por API', to: '/clientes-de-api' }

/** What may be given: the person's own permissions, and what the program has already. */
function useFields(present: readonly string[] = []) {
  const read = useApi('GET /api/grantable-permissions', {})
  const own = (read.data?.items ?? []).map(({ name, text }) => ({ value: name, label: text }))
  const others = present.filter((name) => !own.some(({ value }) => value === name))
  const options = [...own, ...others.map((name) => ({ value: name, label: name }))]
  const fields: readonly FormField[] = [
    { name: 'name', label: 'Nome do programa', isRequired: true, placeholder: 'Site da empresa' },
    {
      name: 'perMinute',
      label: 'Pedidos por minuto, por chave',
      type: 'integer',
      isRequired: true,
      help: 'Acima disso a resposta é 429; de arquivos e relatórios, um décimo',
    },
    {
      name: 'permissions',
      label: 'O que ele pode',
      type: 'multiselect',
      options,
      isRequired: true,
      span: 12,
      help: 'Só o necessário. Você só pode dar o que também pode fazer.',
    },
    {
      name: 'networks',
      label: 'De onde pode pedir',
      type: 'tags',
      span: 12,
      placeholder: '203.0.113.0/24',
      help: 'Endereços ou redes, cada um com Enter. Vazio: de qualquer lugar',
    },
  ]
  return { read, fields }
}

const filled = (values: Values): Values => ({ ...values, networks: values['networks'] ?? [] })

export function NewApiClient() {
  const { read, fields } = useFields()
  if (!read.data) return <DetailPage title="Novo cliente de API" crumbs={[list]} read={read} />
  return (
    <FormPage
      title="Novo cliente de API"
      crumbs={[list]}
      route="POST /api/api-clients"
      initial={{ perMinute: 600 }}
      fields={fields}
      submit="Cadastrar cliente de API"
      done="Cliente de API cadastrado. Crie agora a primeira chave."
      toBody={filled}
      next={({ id }) => `/clientes-de-api/${id}`}
    />
  )
}

export function EditApiClient() {
  const { id = '' } = useParams({ strict: false })
  const client = useApi('GET /api/api-clients/:id', { params: { id } })
  const { read, fields } = useFields(client.data?.permissions)
  const crumbs = [list, { label: client.data?.name ?? 'Cliente de API', to: `/clientes-de-api/${id}` }]
  if (!client.data || !read.data)
    return <DetailPage title="Alterar cliente de API" crumbs={crumbs} read={client.data ? read : client} />
  const { name, version } = client.data
  return (
    <FormPage
      title={`Alterar ${name}`}
      crumbs={crumbs}
      route="PATCH /api/api-clients/:id"
      params={{ id }}
      initial={{
        ...Object.fromEntries(fields.map((field) => [field.name, valueAt(client.data, field.name)])),
        version,
      }}
      fields={fields}
      toBody={filled}
      done="Cliente de API alterado. Vale a partir do próximo pedido."
      next={() => `/clientes-de-api/${id}`}
    />
  )
}
