import { Text } from '@mantine/core'
import { civilDateAt } from '@open-sgp/brasil'
import { formatDay, ListPage, optionsOf } from '#kit'

export const ClientList = () => (
  <ListPage
    title="Clientes"
    route="GET /api/clients"
    search="Nome, CPF/CNPJ, telefone, e-mail ou código"
    filters={[{ name: 'status', label: 'Situação', options: optionsOf('client') }]}
    columns={[
      { title: 'Código', width: 90, field: 'code' },
      {
        title: 'Nome',
        field: 'name',
        render: ({ name, tradeName, socialName }) => (
          <>
            {name}
            {(socialName ?? tradeName) && (
              <Text span size="xs" c="dimmed">
                {` · ${socialName ?? tradeName}`}
              </Text>
            )}
          </>
        ),
      },
      { title: 'Documento', width: 170, field: 'document' },
      { title: 'Tipo', width: 140, field: 'kind', of: 'clientKind' },
      { title: 'Situação', width: 130, field: 'status', of: 'client' },
      {
        title: 'Cadastro',
        width: 110,
        field: 'createdAt',
        render: ({ createdAt }) => formatDay(civilDateAt(new Date(createdAt))),
      },
    ]}
    rowId={(client) => client.id}
    open={(client) => `/clientes/${client.id}`}
    create={{ to: '/clientes/novo', label: 'Novo cliente', permission: 'clients.client.create' }}
    empty="Nenhum cliente ainda. Cadastre o primeiro em “Novo cliente”."
  />
)
