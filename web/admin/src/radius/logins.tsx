import { ListPage, StatusBadge } from '#kit'

/** Names under which subscribers connect; each belongs to a contract. */
export const LoginList = () => (
  <ListPage
    title="Logins"
    route="GET /api/logins"
    search="Login, IP fixo ou MAC preso"
    columns={[
      { title: 'Login', width: 220, render: ({ username }) => username },
      { title: 'Contrato', width: 105, align: 'right', render: ({ contractNumber }) => contractNumber },
      { title: 'Cliente', render: ({ clientName }) => clientName },
      {
        title: 'Conexão',
        width: 150,
        render: ({ openSessionCount }) => <StatusBadge of="connected" value={String(openSessionCount > 0)} />,
      },
      { title: 'Acesso', width: 190, render: ({ accessState }) => <StatusBadge of="access" value={accessState} /> },
      { title: 'IPv4 fixo', width: 140, render: ({ fixedIpv4 }) => fixedIpv4 ?? '—' },
      { title: 'MAC preso', width: 160, render: ({ macLock }) => macLock ?? '—' },
      { title: 'Em uso', width: 110, render: ({ isEnabled }) => <StatusBadge of="use" value={String(isEnabled)} /> },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/logins/${id}`}
    create={{ to: '/logins/novo', label: 'Novo login', permission: 'radius.login.create' }}
    empty="Nenhum login com essa procura. O login nasce na instalação do contrato, em “Novo login”."
  />
)
