import { ListPage, optionsOf, StatusBadge } from '#kit'

/** Who works in the company, and with which roles. */
export const Users = () => (
  <ListPage
    title="Usuários"
    route="GET /api/users"
    search="Nome ou e-mail"
    filters={[{ name: 'isActive', label: 'Situação', options: optionsOf('account') }]}
    columns={[
      { title: 'Nome', field: 'name' },
      { title: 'E-mail', field: 'email', width: 260 },
      {
        title: 'Perfis',
        field: 'roleNames',
        width: 260,
        render: ({ roleNames, isAdministrator }) =>
          isAdministrator ? 'Administra o sistema' : roleNames.join(', ') || 'Nenhum',
      },
      { title: 'Segundo fator', width: 125, render: ({ hasSecondFactor }) => (hasSecondFactor ? 'Sim' : 'Não') },
      { title: 'Último acesso', width: 165, field: 'lastSeenAt' },
      {
        title: 'Situação',
        width: 110,
        render: ({ isActive }) => <StatusBadge of="account" value={String(isActive)} />,
      },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/usuarios/${id}`}
    create={{ to: '/usuarios/novo', label: 'Novo usuário', permission: 'access.user.create' }}
    empty="Ninguém foi encontrado."
  />
)
