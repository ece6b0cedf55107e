import { formatSpeed, ListPage, Money, optionsOf, StatusBadge } from '#kit'

export const PlanList = () => (
  <ListPage
    title="Planos"
    route="GET /api/plans"
    search="Nome do plano"
    filters={[{ name: 'isOnSale', label: 'Venda', options: optionsOf('sale') }]}
    columns={[
      { title: 'Código', width: 90, render: (plan) => plan.code },
      { title: 'Nome', render: (plan) => plan.name },
      { title: 'Família', width: 160, render: (plan) => plan.family },
      { title: 'Tecnologia', width: 140, render: (plan) => <StatusBadge of="technology" value={plan.technology} /> },
      {
        title: 'Download / upload',
        width: 190,
        render: ({ saleVersion: sold }) =>
          sold ? `${formatSpeed(sold.downKbps)} / ${formatSpeed(sold.upKbps)}` : 'Sem versão em vigor',
      },
      { title: 'Preço', width: 120, align: 'right', render: (plan) => <Money cents={plan.saleVersion?.priceCents} /> },
      { title: 'Venda', width: 140, render: (plan) => <StatusBadge of="sale" value={String(plan.isOnSale)} /> },
    ]}
    rowId={(plan) => plan.id}
    open={(plan) => `/planos/${plan.id}`}
    create={{ to: '/planos/novo', label: 'Novo plano', permission: 'plans.plan.create' }}
    empty="Nenhum plano ainda. Cadastre o primeiro em “Novo plano”: preço e velocidades viram a versão 1."
  />
)
