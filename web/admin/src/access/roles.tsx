import { ListPage } from '#kit'

/** Roles that come with the system, and the company's own. */
export const Roles = () => (
  <ListPage
    title="Perfis"
    route="GET /api/roles"
    columns={[
      { title: 'Nome', field: 'name', width: 220 },
      { title: 'Descrição', field: 'description' },
      { title: 'Origem', width: 130, render: ({ key }) => (key === null ? 'Da empresa' : 'Do sistema') },
      { title: 'Permissões', width: 115, align: 'right', render: ({ permissions }) => permissions.length },
      { title: 'Pessoas', width: 95, align: 'right', field: 'holderCount' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/perfis/${id}`}
    create={{ to: '/perfis/novo', label: 'Novo perfil', permission: 'access.role.update' }}
    empty="Nenhum perfil."
  />
)
