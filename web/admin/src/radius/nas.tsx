import { findWord, ListPage } from '#kit'

/** Access routers that ask our RADIUS. */
export const NasList = () => (
  <ListPage
    title="Concentradores"
    route="GET /api/nas"
    columns={[
      { title: 'Nome', render: ({ name }) => name },
      { title: 'Endereço', width: 180, render: ({ network }) => network },
      { title: 'Tipo', width: 120, render: ({ type }) => findWord('nas', type).label },
      { title: 'Porta CoA', width: 110, align: 'right', render: ({ coaPort }) => coaPort },
      { title: 'Lista de bloqueio', width: 160, render: ({ blockedList }) => blockedList },
    ]}
    rowId={({ id }) => id}
    empty="Nenhum concentrador ainda. Cadastre o endereço e o segredo do roteador de acesso."
  />
)
