import { Button, Code } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DetailPage, ListBody, useApi, useCan } from '#kit'
import { Attempts, AuthLog } from './logs.tsx'
import { closedColumns } from './session-columns.tsx'

/** What the network told us: logins, requests to routers, sessions that ended, records nobody could store. */
export function NetworkLog() {
  const can = useCan()
  const tabs = [
    { id: 'autenticacoes', label: 'Autenticações', permission: 'radius.log.read', content: <AuthLog /> },
    { id: 'pedidos', label: 'Pedidos aos concentradores', permission: 'radius.log.read', content: <Attempts /> },
    { id: 'encerradas', label: 'Conexões encerradas', permission: 'radius.session.read', content: <Closed /> },
    { id: 'recusados', label: 'Registros recusados', permission: 'radius.log.read', content: <Rejects /> },
  ]
  return (
    <DetailPage
      title="Registros da rede"
      crumbs={[]}
      read={{ isPending: false, error: null, refetch: () => undefined }}
      actions={
        can('radius.address.query') && (
          <Button component={Link} to="/rede/quem-usava" variant="default">
            Quem usava um endereço
          </Button>
        )
      }
      tabs={tabs.filter(({ permission }) => can(permission))}
    />
  )
}

function Closed() {
  const routers = useApi('GET /api/nas', { query: { limit: 200 } }).data?.items ?? []
  return (
    <ListBody
      route="GET /api/closed-sessions"
      search="Login inteiro, endereço IP ou MAC"
      filters={[
        { name: 'nasId', label: 'Concentrador', options: routers.map(({ id, name }) => ({ value: id, label: name })) },
      ]}
      rowId={({ id, stoppedAt }) => `${id}/${stoppedAt}`}
      columns={closedColumns()}
      empty="Nenhuma conexão encerrada com essa procura."
    />
  )
}

const Rejects = () => (
  <ListBody
    route="GET /api/accounting-rejects"
    rowId={({ id }) => String(id)}
    columns={[
      { title: 'Quando', width: 165, field: 'at' },
      { title: 'Erro', width: 320, isWide: true, field: 'error' },
      {
        title: 'Registro como veio',
        isWide: true,
        render: ({ packet }) => <Code style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(packet)}</Code>,
      },
    ]}
    empty="Nenhum registro recusado: tudo o que os concentradores contaram foi gravado."
  />
)
