import { ListBody } from '#kit'
import { Disconnect } from './disconnect.tsx'
import type { LoginFile } from './login.tsx'
import { Attempts, AuthLog } from './logs.tsx'
import { closedColumns, openColumns } from './session-columns.tsx'

/** Where it is and was connected, and what was asked and answered about it. */
export const loginTabs = ({ id, contractId }: LoginFile) => [
  {
    id: 'agora',
    label: 'Conexão atual',
    permission: 'radius.session.read',
    content: (
      <ListBody
        route="GET /api/open-sessions"
        request={{ query: { loginId: id } }}
        rowId={(session) => session.id}
        columns={[
          ...openColumns({ isOfLogin: true }),
          { title: '', width: 120, render: (session) => <Disconnect session={session} /> },
        ]}
        empty="Não está conectado agora."
      />
    ),
  },
  {
    id: 'historico',
    label: 'Conexões encerradas',
    permission: 'radius.session.read',
    content: (
      <ListBody
        route="GET /api/closed-sessions"
        request={{ query: { loginId: id } }}
        rowId={(session) => `${session.id}/${session.stoppedAt}`}
        columns={closedColumns({ isOfLogin: true })}
        empty="Nenhuma conexão encerrada ainda."
      />
    ),
  },
  {
    id: 'autenticacoes',
    label: 'Autenticações',
    permission: 'radius.log.read',
    content: <AuthLog query={{ loginId: id }} isOfLogin />,
  },
  {
    id: 'pedidos',
    label: 'Pedidos ao concentrador',
    permission: 'radius.log.read',
    content: <Attempts query={{ contractId, loginId: id }} />,
  },
]
