import { useApi, ListPage } from '#kit'
import { Disconnect } from './disconnect.tsx'
import { openColumns } from './session-columns.tsx'

/** Who is connected at this moment, found by what the client reads out. */
export function OpenSessionList() {
  const routers = useApi('GET /api/nas', { query: { limit: 200 } }).data?.items ?? []
  return (
    <ListPage
      title="Conectados agora"
      route="GET /api/open-sessions"
      search="Login, endereço IP ou MAC"
      filters={[
        { name: 'nasId', label: 'Concentrador', options: routers.map(({ id, name }) => ({ value: id, label: name })) },
      ]}
      columns={[...openColumns(), { title: '', width: 100, render: (session) => <Disconnect session={session} /> }]}
      rowId={({ id }) => id}
      empty="Ninguém conectado com essa procura. As conexões aparecem quando um concentrador autentica pelo FreeRADIUS."
    />
  )
}
