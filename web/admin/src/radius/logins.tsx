import { Badge } from '@mantine/core'
import { ListPage } from '#kit'

/** Names under which subscribers connect; each belongs to a contract. */
export const LoginList = () => (
  <ListPage
    title="Logins"
    route="GET /api/logins"
    columns={[
      { title: 'Login', render: ({ username }) => username },
      { title: 'Endereço fixo', width: 150, render: ({ fixedIpv4 }) => fixedIpv4 ?? '—' },
      { title: 'MAC preso', width: 170, render: ({ macLock }) => macLock ?? '—' },
      { title: 'Sessões', width: 90, align: 'right', render: ({ maxSessions }) => maxSessions },
      {
        title: 'Situação',
        width: 120,
        render: ({ isEnabled }) => (
          <Badge variant="light" color={isEnabled ? 'teal' : 'gray'} tt="none">
            {isEnabled ? 'Ativo' : 'Desativado'}
          </Badge>
        ),
      },
    ]}
    rowId={({ id }) => id}
    open={({ contractId }) => `/contratos/${contractId}?aba=logins`}
    empty="Nenhum login ainda. Crie o login na instalação do contrato."
  />
)
