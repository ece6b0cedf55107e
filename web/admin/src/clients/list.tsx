import { Stack, Text } from '@mantine/core'
import { ListPage, optionsOf } from '#kit'

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
      { title: 'Documento', width: 180, field: 'document' },
      { title: 'Tipo', width: 150, field: 'kind', of: 'clientKind' },
      { title: 'Situação', width: 150, field: 'status', of: 'client' },
      { title: 'Cadastro', width: 140, field: 'createdAt' },
    ]}
    rowId={(client) => client.id}
    open={(client) => `/clientes/${client.id}`}
    create={{ to: '/clientes/novo', label: 'Novo cliente', permission: 'clients.client.create' }}
    empty="Nenhum cliente ainda. Cadastre o primeiro em “Novo cliente”."
  />
)
