import { Alert, Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ActionButton, formatInstant, Page, RowsTable, type ResponseOf, type Values } from '#kit'

type Holder = ResponseOf<'POST /api/address-queries'>['items'][number]

const zones = [
  { value: '-03:00', label: 'Horário de Brasília' },
  { value: 'Z', label: 'UTC' },
]

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

/** “09:30” has no seconds; the instant of an order often does. */
const instantOf = ({ day, time, zone }: Values) => {
  const clock = textOf(time)
  return `${textOf(day)}T${/^\d{2}:\d{2}$/.test(clock) ? `${clock}:00` : clock}${textOf(zone)}`
}

/** Who had an address at an instant (Marco Civil): the question, its reason and its author are kept. */
export function AddressHolders() {
  const [asked, setAsked] = useState<{ address: string; at: string }>()
  const [holders, setHolders] = useState<readonly Holder[]>()
  return (
    <Page
      title="Quem usava um endereço"
      crumbs={[{ label: 'Registros da rede', to: '/rede' }]}
      actions={
        <ActionButton
          label="Consultar endereço"
          permission="radius.address.query"
          isPrimary
          route="POST /api/address-queries"
          initial={{ zone: '-03:00' }}
          fields={[
            { name: 'address', label: 'Endereço IP', isRequired: true, help: 'IPv4 ou IPv6, como está no pedido' },
            { name: 'day', label: 'Dia', type: 'date', isRequired: true },
            { name: 'time', label: 'Hora', isRequired: true, placeholder: '14:32:10' },
            { name: 'zone', label: 'Fuso do pedido', type: 'select', isRequired: true, options: zones },
            { name: 'reason', label: 'Motivo', isRequired: true, help: 'Número do ofício ou processo e juízo' },
          ]}
          toBody={(values) => {
            const body = { address: textOf(values['address']), at: instantOf(values), reason: values['reason'] }
            setAsked(body)
            return body
          }}
          submit="Consultar e registrar"
          consequence="A consulta fica registrada com seu nome, o motivo e as conexões encontradas."
          onDone={({ items }) => setHolders(items)}
        />
      }
    >
      <Alert variant="light" title="Marco Civil, Lei 12.965/2014, artigos 10 e 13">
        Os registros de conexão são sigilosos e só se entregam por ordem judicial. Com CGNAT o endereço público é de
        muitos clientes ao mesmo tempo: sem a porta de origem e o registro do CGNAT, esta consulta não basta.
      </Alert>
      {holders && (
        <>
          <Alert color={holders.length === 1 ? 'teal' : 'yellow'} role="status">
            {`${asked?.address ?? ''} em ${formatInstant(asked?.at)} (Brasília): ${
              holders.length === 0
                ? 'ninguém usava este endereço'
                : holders.length === 1
                  ? 'uma conexão'
                  : `${holders.length} conexões, confira cada uma`
            }.`}
          </Alert>
          <Holders rows={holders} />
        </>
      )}
    </Page>
  )
}

const Holders = ({ rows }: { rows: readonly Holder[] }) => (
  <RowsTable
    rows={rows}
    rowId={({ sessionId }) => sessionId}
    columns={[
      {
        title: 'Cliente',
        width: 240,
        render: ({ contractId, contractNumber, clientName }) =>
          contractId === null ? (
            'Contrato desconhecido'
          ) : (
            <Anchor component={Link} to={`/contratos/${contractId}`} size="sm">
              {`${contractNumber ?? ''} · ${clientName ?? ''}`}
            </Anchor>
          ),
      },
      { title: 'Login', width: 200, field: 'username' },
      { title: 'MAC', width: 150, field: 'mac' },
      {
        title: 'Endereço',
        width: 180,
        render: (row) => row.ipv4 ?? row.wanIpv6Prefix ?? row.delegatedIpv6Prefix ?? '—',
      },
      { title: 'Começou', width: 165, field: 'startedAt' },
      {
        title: 'Terminou',
        width: 190,
        render: ({ stoppedAt, isInferred }) =>
          stoppedAt === null ? 'Ainda conectado' : `${formatInstant(stoppedAt)}${isInferred ? ' (deduzido)' : ''}`,
      },
      { title: 'Concentrador', width: 150, field: 'nasName' },
    ]}
    empty="Ninguém usava este endereço nesse instante."
  />
)
