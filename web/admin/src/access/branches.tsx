import { ListPage, StatusBadge } from '#kit'

/** The company's branches; what carries none belongs to the head office. */
export const Branches = () => (
  <ListPage
    title="Filiais"
    route="GET /api/branches"
    columns={[
      { title: 'Código', field: 'code', width: 120 },
      { title: 'Nome', field: 'name' },
      {
        title: 'Município',
        width: 220,
        render: ({ city, state }) => `${city}/${state}`,
        file: [{ field: 'city', title: 'Município' }],
      },
      { title: 'CNPJ', width: 180, field: 'document' },
      { title: 'Uso', width: 110, render: ({ isActive }) => <StatusBadge of="use" value={String(isActive)} /> },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/filiais/${id}`}
    create={{ to: '/filiais/nova', label: 'Nova filial', permission: 'company.branch.create' }}
    empty="Nenhuma filial: tudo é da matriz. Cadastre uma para separar clientes, contratos e quem os vê."
  />
)
