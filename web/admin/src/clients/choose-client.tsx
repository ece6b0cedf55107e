import { ListPage } from '#kit'

/** Whom something new is for: the first step of a sale and of a charge. */
export const ChooseClient = (options: {
  title: string
  crumbs: readonly { label: string; to: string }[]
  open: (clientId: string) => string
  /** Where a client that is not there yet is registered. */
  create?: string
  empty: string
}) => (
  <ListPage
    title={options.title}
    crumbs={options.crumbs}
    route="GET /api/clients"
    search="Nome, CPF/CNPJ, telefone, e-mail ou código"
    columns={[
      { title: 'Código', width: 90, field: 'code' },
      { title: 'Nome', field: 'name' },
      { title: 'Documento', width: 180, field: 'document' },
      { title: 'Situação', width: 190, field: 'status', of: 'client' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => options.open(id)}
    {...(options.create !== undefined && {
      create: { to: options.create, label: 'Novo cliente', permission: 'clients.client.create' },
    })}
    empty={options.empty}
  />
)
