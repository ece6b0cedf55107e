import { ListPage, StatusBadge } from '#kit'

/** Programs that ask in their own name. */
export const ApiClients = () => (
  <ListPage
    title="Acessos por API"
    route="GET /api/api-clients"
    columns={[
      { title: 'Nome', field: 'name' },
      { title: 'Permissões', width: 120, align: 'right', render: ({ permissions }) => permissions.length },
      { title: 'Pedidos por minuto', width: 165, align: 'right', field: 'perMinute' },
      { title: 'Chaves válidas', width: 135, align: 'right', field: 'liveKeys' },
      { title: 'Último uso', width: 165, field: 'lastUsedAt' },
      {
        title: 'Situação',
        width: 120,
        render: ({ revokedAt }) => <StatusBadge of="apiClient" value={String(revokedAt !== null)} />,
      },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/clientes-de-api/${id}`}
    create={{ to: '/clientes-de-api/novo', label: 'Novo cliente de API', permission: 'access.api-client.update' }}
    empty="Nenhum cliente de API ainda. Cadastre um para cada programa que usa o sistema: o site, o aplicativo, a automação."
  />
)
