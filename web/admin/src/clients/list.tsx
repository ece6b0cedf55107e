import { Stack, Text } from '@mantine/core'
import { formatInstant, ListPage, optionsOf, showDocument, StatusBadge } from '#kit'

export const ClientList = () => (
  <ListPage
    title="Clientes"
    route="GET /api/clients"
    search="Nome, CPF/CNPJ, telefone, e-mail ou código"
    filters={[{ name: 'status', label: 'Situação', options: optionsOf('client') }]}
    columns={[
      { title: 'Código', width: 90, render: (client) => client.code },
      {
        title: 'Nome',
        render: ({ name, tradeName, socialName }) => (
          <Stack gap={0}>
            <Text size="sm" truncate>
              {name}
            </Text>
            {(socialName ?? tradeName) && (
              <Text size="xs" c="dimmed" truncate>
                {socialName ?? tradeName}
              </Text>
            )}
          </Stack>
        ),
      },
      { title: 'Documento', width: 180, render: (client) => showDocument(client.document) },
      { title: 'Tipo', width: 150, render: (client) => <StatusBadge of="clientKind" value={client.kind} /> },
      { title: 'Situação', width: 150, render: (client) => <StatusBadge of="client" value={client.status} /> },
      { title: 'Cadastro', width: 140, render: (client) => formatInstant(client.createdAt) },
    ]}
    rowId={(client) => client.id}
    open={(client) => `/clientes/${client.id}`}
    create={{ to: '/clientes/novo', label: 'Novo cliente', permission: 'clients.client.create' }}
    empty="Nenhum cliente ainda. Cadastre o primeiro em “Novo cliente”."
  />
)
