import { findWord, ListPage } from '#kit'

/** Access routers that ask our RADIUS. */
export const NasList = () => (
  <ListPage
    title="Concentradores"
    route="GET /api/nas"
    columns={[
      { title: 'Nome', field: 'name' },
      { title: 'Endereço', width: 180, field: 'network' },
      { title: 'Tipo', width: 120, field: 'type', of: 'nas', render: ({ type }) => findWord('nas', type).label },
      { title: 'Conectados', width: 120, align: 'right', field: 'openSessionCount' },
      {
        title: 'Quem é bloqueado',
        width: 220,
        field: 'acceptsCoa',
        of: 'coa',
        render: ({ acceptsCoa }) => findWord('coa', String(acceptsCoa)).label,
      },
      { title: 'Em uso', width: 120, field: 'isEnabled', of: 'use' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/concentradores/${id}`}
    create={{ to: '/concentradores/novo', label: 'Novo concentrador', permission: 'radius.nas.create' }}
    empty="Nenhum concentrador ainda. Cadastre o roteador de acesso em “Novo concentrador” e copie o segredo para ele."
  />
)
