import { ListPage, StatusBadge } from '#kit'

/** Names under which subscribers connect; each belongs to a contract. */
export const LoginList = () => (
  <ListPage
    title="Logins"
    route="GET /api/logins"
    search="Login, IP fixo ou MAC preso"
    columns={[
      { title: 'Login', width: 220, field: 'username' },
      { title: 'Contrato', width: 105, align: 'right', field: 'contractNumber' },
      { title: 'Cliente', field: 'clientName' },
      {
        title: 'Conexão',
        width: 150,
        field: 'openSessionCount',
        render: ({ openSessionCount }) => <StatusBadge of="connected" value={String(openSessionCount > 0)} />,
      },
      { title: 'Acesso', width: 190, field: 'accessState', of: 'access' },
      { title: 'IPv4 fixo', width: 140, field: 'fixedIpv4' },
      { title: 'MAC preso', width: 160, field: 'macLock' },
      { title: 'Em uso', width: 110, field: 'isEnabled', of: 'use' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/logins/${id}`}
    create={{ to: '/logins/novo', label: 'Novo login', permission: 'radius.login.create' }}
    empty="Nenhum login com essa procura. O login nasce na instalação do contrato, em “Novo login”."
  />
)
