import { Anchor, Button, Text } from '@mantine/core'
import { IconPencil, IconSignature } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { DetailPage, Facts, formatSpeed, StatusBadge, useApi, useCan, type ResponseOf } from '#kit'
import { explainReason } from './explain-refusal.ts'
import { LoginActions } from './login-actions.tsx'
import { loginTabs } from './login-tabs.tsx'

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
      tabs={login && loginTabs(login).filter(({ permission }) => can(permission))}
    />
  )
}

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
