import { ListPage } from '#kit'

/** Receivers that are told of what happens. */
export const Webhooks = () => (
  <ListPage
    title="Webhooks"
    route="GET /api/webhooks"
    columns={[
      { title: 'Nome', width: 200, field: 'name' },
      { title: 'Endereço', isWide: true, field: 'url' },
      { title: 'Na fila', width: 100, align: 'right', field: 'waitingCount' },
      { title: 'Desistiu', width: 100, align: 'right', field: 'deadCount' },
      { title: 'Última entrega', width: 165, field: 'lastDeliveredAt' },
      { title: 'Uso', width: 120, field: 'isActive', of: 'use' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/webhooks/${id}`}
    create={{ to: '/webhooks/novo', label: 'Novo webhook', permission: 'webhooks.endpoint.update' }}
    empty="Nenhum webhook ainda. Cadastre o endereço do sistema que quer saber de títulos pagos, contratos suspensos e o mais."
  />
)
