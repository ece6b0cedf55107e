import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, showOnce, useApi, valueAt, type FormField } from '#kit'

const list = { label: 'Webhooks', to: '/webhooks' }

function useFields() {
  const read = useApi('GET /api/webhook-events', {})
  const options = (read.data?.items ?? []).map(({ type, summary }) => ({ value: type, label: summary }))
  const fields: readonly FormField[] = [
    { name: 'name', label: 'Nome', isRequired: true, placeholder: 'Site da empresa' },
    {
      name: 'url',
      label: 'Endereço que recebe',
      isRequired: true,
      placeholder: 'https://site.exemplo.com.br/sgp',
      help: 'Redes privadas precisam ser liberadas em Configurações',
    },
    { name: 'events', label: 'O que ele quer saber', type: 'multiselect', options, isRequired: true, span: 12 },
  ]
  return { read, fields }
}

export const showWebhookSecret = (name: string, secret: string): void =>
  showOnce({
    title: 'Segredo do webhook',
    label: name,
    value: secret,
    note: 'Este segredo só aparece agora. O receptor confere com ele a assinatura de cada mensagem.',
  })

export function NewWebhook() {
  const { read, fields } = useFields()
  if (!read.data) return <DetailPage title="Novo webhook" crumbs={[list]} read={read} />
  return (
    <FormPage
      title="Novo webhook"
      crumbs={[list]}
      route="POST /api/webhooks"
      fields={fields}
      submit="Cadastrar webhook"
      done="Webhook cadastrado."
      next={({ id, name, secret }) => {
        showWebhookSecret(name, secret)
        return `/webhooks/${id}`
      }}
    />
  )
}

export function EditWebhook() {
  const { id = '' } = useParams({ strict: false })
  const webhook = useApi('GET /api/webhooks/:id', { params: { id } })
  const { read, fields } = useFields()
  const crumbs = [list, { label: webhook.data?.name ?? 'Webhook', to: `/webhooks/${id}` }]
  if (!webhook.data || !read.data)
    return <DetailPage title="Alterar webhook" crumbs={crumbs} read={webhook.data ? read : webhook} />
  const all: readonly FormField[] = [
    ...fields,
    {
      name: 'isActive',
      label: 'Em uso: fora de uso não guarda eventos novos, e o que está na fila espera',
      type: 'checkbox',
      span: 12,
    },
  ]
  const { name, version } = webhook.data
  return (
    <FormPage
      title={`Alterar ${name}`}
      crumbs={crumbs}
      route="PATCH /api/webhooks/:id"
      params={{ id }}
      initial={{ ...Object.fromEntries(all.map((field) => [field.name, valueAt(webhook.data, field.name)])), version }}
      fields={all}
      done="Webhook alterado."
      next={() => `/webhooks/${id}`}
    />
  )
}
