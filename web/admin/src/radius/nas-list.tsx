import { findWord, ListPage, StatusBadge } from '#kit'

/** Access routers that ask our RADIUS. */
export const NasList = () => (
  <ListPage
    title="Concentradores"
    route="GET /api/nas"
    columns={[
      { title: 'Nome', render: ({ name }) => name },
      { title: 'Endereço', width: 180, render: ({ network }) => network },
      { title: 'Tipo', width: 120, render: ({ type }) => findWord('nas', type).label },
      {
        title: 'Conectados',
        width: 120,
        align: 'right',
        render: ({ openSessionCount }) => openSessionCount.toLocaleString('pt-BR'),
      },
      {
        title: 'Quem é bloqueado',
        width: 220,
        render: ({ acceptsCoa }) => (acceptsCoa ? 'Muda na hora (CoA)' : 'É derrubado'),
      },
      { title: 'Em uso', width: 120, render: ({ isEnabled }) => <StatusBadge of="use" value={String(isEnabled)} /> },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/concentradores/${id}`}
    create={{ to: '/concentradores/novo', label: 'Novo concentrador', permission: 'radius.nas.create' }}
    empty="Nenhum concentrador ainda. Cadastre o roteador de acesso em “Novo concentrador” e copie o segredo para ele."
  />
)
