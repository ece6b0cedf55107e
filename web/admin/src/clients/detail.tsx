import { Button } from '@mantine/core'
import { IconPencil, IconSignature } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import {
  ActionButton,
  DetailPage,
  Facts,
  findWord,
  formatDay,
  showDocument,
  StatusBadge,
  useApi,
  useCan,
  type ResponseOf,
} from '#kit'
import { RecordChanges } from '../audit/record-changes.tsx'
import { Addresses } from './addresses.tsx'
import { Alerts } from './alerts.tsx'
import { Contacts } from './contacts.tsx'
import { Documents } from './documents.tsx'
import { History } from './history.tsx'
import { Statement } from './statement.tsx'
import { Contracts, Invoices } from './tabs.tsx'

export type ClientFile = ResponseOf<'GET /api/clients/:id'>

export function ClientDetail() {
  const { id = '' } = useParams({ strict: false })
  const can = useCan()
  const read = useApi('GET /api/clients/:id', { params: { id } })
  const client = read.data
  return (
    <DetailPage
      title={client?.name ?? 'Cliente'}
      crumbs={[{ label: 'Clientes', to: '/clientes' }]}
      read={read}
      badge={client && <StatusBadge of="client" value={client.status} />}
      actions={client && <Actions id={client.id} />}
      facts={
        client && (
          <>
            <Alerts clientId={id} />
            <Facts items={factsOf(client)} />
          </>
        )
      }
      tabs={
        client && [
          { id: 'enderecos', label: 'Endereços', content: <Addresses client={client} /> },
          { id: 'contatos', label: 'Contatos', content: <Contacts client={client} /> },
          ...(can('contracts.contract.read')
            ? [{ id: 'contratos', label: 'Contratos', content: <Contracts clientId={id} /> }]
            : []),
          ...(can('billing.invoice.read')
            ? [
                { id: 'titulos', label: 'Títulos', content: <Invoices clientId={id} /> },
                { id: 'extrato', label: 'Extrato', content: <Statement clientId={id} /> },
              ]
            : []),
          ...(can('clients.document.read')
            ? [{ id: 'documentos', label: 'Documentos', content: <Documents clientId={id} /> }]
            : []),
          { id: 'historico', label: 'Histórico', content: <History clientId={id} /> },
          ...(can('audit.log.read')
            ? [{ id: 'alteracoes', label: 'Alterações', content: <RecordChanges recordId={id} /> }]
            : []),
        ]
      }
    />
  )
}

function factsOf(client: ClientFile) {
  const { kind, document } = client
  const all: [string, string | number | null][] = [
    ['Código', client.code],
    ['Tipo', findWord('clientKind', kind).label],
    [kind === 'pf' ? 'CPF' : kind === 'pj' ? 'CNPJ' : 'Passaporte ou RNM', showDocument(document)],
    ['Nome social', client.socialName],
    ['Nome fantasia', client.tradeName],
    ['RG', client.rg],
    [kind === 'pj' ? 'Fundação' : 'Nascimento', client.bornOn && formatDay(client.bornOn)],
    ['Inscrição estadual', client.stateRegistration],
    ['Situação no ICMS', kind === 'pj' ? findWord('ieIndicator', client.ieIndicator).label : null],
    ['Inscrição municipal', client.municipalRegistration],
    ['Cliente desde', formatDay(client.createdAt)],
  ]
  return all.filter(([, value]) => value !== null)
}

function Actions({ id }: { id: string }) {
  const can = useCan()
  return (
    <>
      <ActionButton
        label="Pôr alerta"
        permission="clients.client.update"
        route="POST /api/clients/:id/alerts"
        params={{ id }}
        consequence="Aparece no alto desta ficha e dos contratos, para todos que os abrirem, até alguém retirar."
        fields={[{ name: 'text', label: 'Alerta', isRequired: true }]}
        done="Alerta posto."
      />
      {can('clients.client.update') && (
        <Button
          component={Link}
          to={`/clientes/${id}/alterar`}
          variant="default"
          leftSection={<IconPencil size={16} />}
        >
          Alterar
        </Button>
      )}
      {can('contracts.contract.create') && (
        <Button
          component={Link}
          to="/contratos/novo"
          search={{ clientId: id } as never}
          leftSection={<IconSignature size={16} />}
        >
          Novo contrato
        </Button>
      )}
    </>
  )
}
