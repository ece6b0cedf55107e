import { formatSpeed, ListPage, optionsOf } from '#kit'

export const PlanList = () => (
  <ListPage
    title="Planos"
    route="GET /api/plans"
    search="Nome do plano"
    filters={[{ name: 'isOnSale', label: 'Venda', options: optionsOf('sale') }]}
    columns={[
      { title: 'Código', width: 90, field: 'code' },
      { title: 'Nome', field: 'name' },
      { title: 'Família', width: 160, field: 'family' },
      { title: 'Tecnologia', width: 140, field: 'technology', of: 'technology' },
      {
        title: 'Download / upload',
        width: 190,
        file: [
          { field: 'saleVersion.downKbps', title: 'Download (kbit/s)' },
          { field: 'saleVersion.upKbps', title: 'Upload (kbit/s)' },
        ],
        render: ({ saleVersion: sold }) =>
          sold ? `${formatSpeed(sold.downKbps)} / ${formatSpeed(sold.upKbps)}` : 'Sem versão em vigor',
      },
      { title: 'Preço', width: 120, field: 'saleVersion.priceCents' },
      { title: 'Venda', width: 140, field: 'isOnSale', of: 'sale' },
    ]}
    rowId={(plan) => plan.id}
    open={(plan) => `/planos/${plan.id}`}
    create={{ to: '/planos/novo', label: 'Novo plano', permission: 'plans.plan.create' }}
    empty="Nenhum plano ainda. Cadastre o primeiro em “Novo plano”: preço e velocidades viram a versão 1."
  />
)
