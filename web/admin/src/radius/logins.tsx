import { ListPage, StatusBadge } from '#kit'

/** Names under which subscribers connect; each belongs to a contract. */
export const LoginList = () => (
  <ListPage
    title="Logins"
    route="GET /api/logins"
    search="Login, IP fixo ou MAC preso"
    columns={[
      { title: 'Login', width: 170, field: 'username' },
      { title: 'Contrato', width: 90, align: 'right', field: 'contractNumber' },
      { title: 'Cliente', field: 'clientName' },
      {
        title: 'Conexão',
        width: 125,
        field: 'openSessionCount',
        render: ({ openSessionCount }) => <StatusBadge of="connected" value={String(openSessionCount > 0)} />,
      },
      { title: 'Acesso', width: 130, field: 'accessState', of: 'access' },
      { title: 'IPv4 fixo', width: 125, field: 'fixedIpv4' },
      { title: 'MAC preso', width: 160, field: 'macLock', isHidden: true },
      { title: 'Em uso', width: 95, field: 'isEnabled', of: 'use' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/logins/${id}`}
    create={{ to: '/logins/novo', label: 'Novo login', permission: 'radius.login.create' }}
    empty="Nenhum login com essa procura. O login nasce na instalação do contrato, em “Novo login”."
  />
)
