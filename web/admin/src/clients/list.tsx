import { ListPage, optionsOf, showDocument, StatusBadge } from '#kit'

export const ClientList = () => (
  <ListPage
    title="Clientes"
    route="GET /api/clients"
    search="Nome, CPF/CNPJ, telefone, e-mail ou código"
    filters={[{ name: 'status', label: 'Situação', options: optionsOf('client') }]}
    columns={[
      { title: 'Código', width: 90, render: (client) => client.code },
      { title: 'Nome', render: (client) => client.name },
      { title: 'CPF/CNPJ', width: 180, render: (client) => showDocument(client.document) },
      { title: 'Tipo', width: 150, render: (client) => <StatusBadge of="clientKind" value={client.kind} /> },
      { title: 'Situação', width: 150, render: (client) => <StatusBadge of="client" value={client.status} /> },
    ]}
    rowId={(client) => client.id}
    open={(client) => `/clientes/${client.id}`}
    create={{ to: '/clientes/novo', label: 'Novo cliente', permission: 'clients.client.create' }}
    empty="Nenhum cliente ainda. Cadastre o primeiro em “Novo cliente”."
  />
)
