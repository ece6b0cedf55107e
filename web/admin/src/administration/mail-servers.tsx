import { Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import {
  ActionButton,
  DetailPage,
  FormPage,
  ListPage,
  StatusBadge,
  useApi,
  useSession,
  valueAt,
  type FormField,
} from '#kit'
import { mailServerFields, newMailServerForm } from './mail-server-fields.ts'

const list = { label: 'Servidores de e-mail', to: '/administracao/email' }
const ofQuota = (sent: number, quota: number | null) => (quota === null ? `${sent}, sem cota` : `${sent} de ${quota}`)

export const MailServers = () => (
  <ListPage
    title="Servidores de e-mail"
    route="GET /api/mail-servers"
    columns={[
      { title: 'Ordem', width: 80, field: 'priority' },
      { title: 'Nome', field: 'name' },
      { title: 'Servidor', render: ({ host, port }) => `${host}:${port}` },
      { title: 'Remetente', field: 'fromAddress' },
      { title: 'Nesta hora', width: 130, render: ({ sentThisHour, perHour }) => ofQuota(sentThisHour, perHour) },
      { title: 'Hoje', width: 130, render: ({ sentToday, perDay }) => ofQuota(sentToday, perDay) },
      { title: 'Testado', width: 170, field: 'testedAt' },
      { title: 'Uso', width: 120, render: ({ isActive }) => <StatusBadge of="use" value={String(isActive)} /> },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/administracao/email/${id}`}
    create={{ to: '/administracao/email/novo', label: 'Novo servidor', permission: 'administration.mail.update' }}
    empty="Nenhum servidor cadastrado: os e-mails saem pelo SMTP_* da instalação. Cadastre o do provedor em “Novo servidor”."
  />
)

export const NewMailServer = () => (
  <FormPage
    title="Novo servidor de e-mail"
    crumbs={[list]}
    {...newMailServerForm}
    next={({ id }) => `/administracao/email/${id}`}
  />
)

const useField: FormField = { name: 'isActive', label: 'Em uso', type: 'checkbox', span: 12 }

/** A server, its test and its change. */
export function EditMailServer() {
  const { id = '' } = useParams({ strict: false })
  const { user } = useSession()
  const read = useApi('GET /api/mail-servers/:id', { params: { id } })
  const server = read.data
  if (!server) return <DetailPage title="Servidor de e-mail" crumbs={[list]} read={read} />
  const fields = [...mailServerFields, useField]
  const kept = fields.filter(({ name }) => name !== 'password')
  return (
    <>
      <FormPage
        title={server.name}
        crumbs={[list]}
        route="PATCH /api/mail-servers/:id"
        params={{ id }}
        initial={{
          ...Object.fromEntries(kept.map(({ name }) => [name, valueAt(server, name)])),
          version: server.version,
        }}
        fields={fields}
        done="Servidor de e-mail alterado."
        next={() => list.to}
      />
      <Group mt="md">
        <ActionButton
          label="Enviar mensagem de teste"
          permission="administration.mail.update"
          route="POST /api/mail-servers/:id/test"
          params={{ id }}
          initial={{ to: user.email }}
          fields={[{ name: 'to', label: 'Para', type: 'email', isRequired: true }]}
          consequence="Uma mensagem sai de verdade, pelos dados guardados, e conta na cota."
          submit="Enviar"
          done="Mensagem entregue ao servidor. Confira se chegou."
        />
      </Group>
    </>
  )
}
