import { Stack } from '@mantine/core'
import { useParams, useSearch } from '@tanstack/react-router'
import { ListPage, showDocument, StatusBadge } from '#kit'
import { saleCrumbs, SaleSteps } from './new-frame.tsx'
import { NewSale } from './new-sale.tsx'

/** A sale, from the client on: first who buys, then what; signature, activation and login follow on the draft. */
export function NewContract() {
  const params = useParams({ strict: false })
  const search: Record<string, string> = useSearch({ strict: false })
  const clientId = params.clientId ?? search['clientId']
  return clientId === undefined ? <ChooseClient /> : <NewSale key={clientId} clientId={clientId} />
}

const ChooseClient = () => (
  <Stack>
    <SaleSteps at="cliente" />
    <ListPage
      title="Novo contrato: escolha o cliente"
      crumbs={saleCrumbs}
      route="GET /api/clients"
      search="Nome, CPF/CNPJ, telefone, e-mail ou código"
      columns={[
        { title: 'Código', width: 90, render: (client) => client.code },
        { title: 'Nome', render: (client) => client.name },
        { title: 'Documento', width: 180, render: (client) => showDocument(client.document) },
        { title: 'Situação', width: 190, render: (client) => <StatusBadge of="client" value={client.status} /> },
      ]}
      rowId={(client) => client.id}
      open={(client) => `/contratos/novo/${client.id}`}
      create={{ to: '/clientes/novo?para=contrato', label: 'Novo cliente', permission: 'clients.client.create' }}
      empty="Nenhum cliente com essa procura. Confira a escrita ou cadastre em “Novo cliente”: a venda continua em seguida."
    />
  </Stack>
)
