import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, useApi, valueAt, type Values } from '#kit'
import { useBranchField } from '../company/use-branch-field.ts'
import { clientFields } from './fields.ts'
import { openHolder } from './open-holder.tsx'

/** Changes a client; two clerks at once see each other's changes and choose. */
export function EditClient() {
  const { id = '' } = useParams({ strict: false })
  const branch = useBranchField()
  const read = useApi('GET /api/clients/:id', { params: { id } })
  const client = read.data
  const crumbs = [
    { label: 'Clientes', to: '/clientes' },
    { label: client?.name ?? 'Cliente', to: `/clientes/${id}` },
  ]
  if (!client) return <DetailPage title="Alterar cliente" crumbs={crumbs} read={read} />
  const fields = [...clientFields(client.kind), ...branch]
  const initial: Values = {
    ...Object.fromEntries(fields.map(({ name }) => [name, valueAt(client, name)])),
    version: client.version,
  }
  return (
    <FormPage
      title={`Alterar ${client.name}`}
      crumbs={crumbs}
      route="PATCH /api/clients/:id"
      params={{ id }}
      initial={initial}
      fields={fields}
      remedy={openHolder}
      done="Cadastro alterado."
      next={() => `/clientes/${id}`}
    />
  )
}
