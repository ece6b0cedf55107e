import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import {
  ActionButton,
  DetailPage,
  Facts,
  findWord,
  formatSpeed,
  ListBody,
  StatusBadge,
  useApi,
  useCan,
  type ResponseOf,
} from '#kit'
import { Disconnect } from './disconnect.tsx'
import { Attempts, AuthLog } from './logs.tsx'
import { RouterSetup } from './router-setup.tsx'
import { showSecret } from './nas-forms.tsx'
import { openColumns } from './session-columns.tsx'

export type Nas = ResponseOf<'GET /api/nas/:id'>

/** An access router: how it is known, who is connected by it, what to type into it. */
export function NasDetail() {
  const { id = '' } = useParams({ strict: false })
  const can = useCan()
  const read = useApi('GET /api/nas/:id', { params: { id } })
  const nas = read.data
  return (
    <DetailPage
      title={nas?.name ?? 'Concentrador'}
      crumbs={[{ label: 'Concentradores', to: '/concentradores' }]}
      read={read}
      badge={nas && <StatusBadge of="use" value={String(nas.isEnabled)} />}
      actions={
        nas &&
        can('radius.nas.update') && (
          <>
            <Button
              component={Link}
              to={`/concentradores/${id}/alterar`}
              variant="default"
              leftSection={<IconPencil size={16} />}
            >
              Alterar
            </Button>
            <ActionButton
              label="Trocar segredo"
              permission="radius.nas.update"
              isDangerous
              route="POST /api/nas/:id/secret"
              params={{ id }}
              fields={[{ name: 'secret', label: 'Novo segredo', help: 'Vazio: o sistema escolhe um forte' }]}
              toBody={(values) => ({ ...values, version: nas.version })}
              consequence={`Em até um minuto ${nas.name} deixa de ser atendido com o segredo atual: ninguém mais conecta por ele até o novo ser digitado. Quem está conectado continua.`}
              onDone={({ name, secret }) => showSecret(name, secret)}
            />
          </>
        )
      }
      facts={nas && <Facts items={factsOf(nas)} />}
      tabs={nas && tabsOf(nas).filter(({ permission }) => can(permission))}
    />
  )
}

const tabsOf = (nas: Nas) => [
  {
    id: 'configuracao',
    label: 'O que digitar nele',
    permission: 'radius.nas.read',
    content: <RouterSetup nas={nas} />,
  },
  {
    id: 'conectados',
    label: 'Conectados',
    permission: 'radius.session.read',
    content: (
      <ListBody
        route="GET /api/open-sessions"
        request={{ query: { nasId: nas.id } }}
        search="Login, endereço IP ou MAC"
        rowId={({ id }) => id}
        columns={[...openColumns(), { title: '', width: 120, render: (session) => <Disconnect session={session} /> }]}
        empty="Ninguém conectado por este concentrador com essa procura."
      />
    ),
  },
  {
    id: 'autenticacoes',
    label: 'Autenticações',
    permission: 'radius.log.read',
    content: <AuthLog query={{ nasId: nas.id }} />,
  },
  {
    id: 'pedidos',
    label: 'Pedidos e respostas',
    permission: 'radius.log.read',
    content: <Attempts query={{ nasId: nas.id }} />,
  },
]

const factsOf = (nas: Nas) =>
  [
    ['Endereço de origem', nas.network],
    ['Tipo', findWord('nas', nas.type).label],
    ['Bloqueio', nas.acceptsCoa ? `Muda na hora, CoA na porta ${nas.coaPort}` : 'Derruba a conexão'],
    ['Derrubadas', `até ${nas.disconnectsPerSecond} por segundo`],
    ['Notícia a cada', `${nas.interimSeconds} segundos`],
    ['Bloqueados', `lista “${nas.blockedList}”, pool “${nas.blockedPool}”, ${formatSpeed(nas.blockedKbps)}`],
    ['Message-Authenticator', nas.requireMessageAuthenticator ? 'Exigido' : 'Aceito, não exigido'],
  ] as const
