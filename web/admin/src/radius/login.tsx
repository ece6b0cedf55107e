import { Anchor, Button, Text } from '@mantine/core'
import { IconPencil, IconSignature } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { DetailPage, Facts, formatSpeed, ListBody, StatusBadge, useApi, useCan, type ResponseOf } from '#kit'
import { explainReason } from './explain-refusal.ts'
import { Attempts, AuthLog } from './logs.tsx'
import { LoginActions } from './login-actions.tsx'
import { Disconnect } from './disconnect.tsx'
import { closedColumns, openColumns } from './session-columns.tsx'

export type LoginFile = ResponseOf<'GET /api/logins/:id'>

/** Whose it is, whether it may connect and why, where it is now and was. */
export function LoginDetail() {
  const { id = '' } = useParams({ strict: false })
  const can = useCan()
  const read = useApi('GET /api/logins/:id', { params: { id } })
  const login = read.data
  return (
    <DetailPage
      title={login?.username ?? 'Login'}
      crumbs={[{ label: 'Logins', to: '/logins' }]}
      read={read}
      badge={login && <StatusBadge of="connected" value={String(login.openSessionCount > 0)} />}
      actions={
        login && (
          <>
            <Button
              component={Link}
              to={`/contratos/${login.contractId}`}
              variant="default"
              leftSection={<IconSignature size={16} />}
            >
              Contrato: bloquear ou liberar
            </Button>
            {can('radius.login.update') && (
              <Button
                component={Link}
                to={`/logins/${id}/alterar`}
                variant="default"
                leftSection={<IconPencil size={16} />}
              >
                Alterar
              </Button>
            )}
            <LoginActions login={login} />
          </>
        )
      }
      facts={login && <Facts items={factsOf(login)} />}
      tabs={login && tabsOf(login).filter(({ permission }) => can(permission))}
    />
  )
}

const tabsOf = ({ id, contractId }: LoginFile) => [
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

const reasoned = (of: string, value: string, reason: string) => (
  <div key={of}>
    <StatusBadge of={of} value={value} />
    <Text size="xs" c="dimmed" mt={2}>
      {reason}
    </Text>
  </div>
)

const factsOf = (login: LoginFile) =>
  [
    [
      'Contrato',
      <Anchor key="contract" component={Link} to={`/contratos/${login.contractId}`}>
        {`${login.contractNumber} · ${login.clientName}`}
      </Anchor>,
    ],
    ['Acesso', reasoned('access', login.accessState, login.accessReason)],
    ['Próxima conexão', reasoned('verdict', login.verdict, explainReason(login.verdictReason) ?? login.verdictReason)],
    [
      'Plano',
      <div key="plan">
        {login.planName}
        <Text size="xs" c="dimmed">
          {`${formatSpeed(login.downKbps)} de descida, ${formatSpeed(login.upKbps)} de subida`}
        </Text>
      </div>,
    ],
    ['IPv4', login.fixedIpv4 ? `${login.fixedIpv4}, fixo` : 'Dinâmico'],
    ['IPv6', [login.wanIpv6Prefix, login.delegatedIpv6Prefix].filter(Boolean).join(', ') || 'Dinâmico'],
    ['Redes roteadas', login.routedNetworks.length > 0 ? login.routedNetworks.join(', ') : '—'],
    ['MAC preso', login.macLock ?? 'Qualquer equipamento'],
    ['Concentrador', login.nasLockName ?? 'Qualquer um'],
    ['Conexões ao mesmo tempo', login.maxSessions],
    ['Em uso', <StatusBadge key="use" of="use" value={String(login.isEnabled)} />],
  ] as const
