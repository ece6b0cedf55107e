import { Stack } from '@mantine/core'
import { useParams, useSearch } from '@tanstack/react-router'
import { ChooseClient } from '../clients/choose-client.tsx'
import { saleCrumbs, SaleSteps } from './new-frame.tsx'
import { NewSale } from './new-sale.tsx'

/** A sale, from the client on: first who buys, then what; signature, activation and login follow on the draft. */
export function NewContract() {
  const params = useParams({ strict: false })
  const search: Record<string, string> = useSearch({ strict: false })
  const clientId = params.clientId ?? search['clientId']
  return clientId === undefined ? <Buyer /> : <NewSale key={clientId} clientId={clientId} />
}

const Buyer = () => (
  <Stack>
    <SaleSteps at="cliente" />
    <ChooseClient
      title="Novo contrato: escolha o cliente"
      crumbs={saleCrumbs}
      open={(clientId) => `/contratos/novo/${clientId}`}
      create="/clientes/novo?para=contrato"
      empty="Nenhum cliente com essa procura. Confira a escrita ou cadastre em “Novo cliente”: a venda continua em seguida."
    />
  </Stack>
)
