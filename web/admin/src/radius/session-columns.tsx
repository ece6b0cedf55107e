import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ItemOf, type ListColumn } from '#kit'
import { formatDuration, formatTraffic } from './traffic.ts'

type Open = ItemOf<'GET /api/open-sessions'>
type Closed = ItemOf<'GET /api/closed-sessions'>

const linked = (to: string | null, text: string) =>
  to === null ? (
    text
  ) : (
    <Anchor component={Link} to={to} size="sm">
      {text}
    </Anchor>
  )

const who = [
  {
    title: 'Login',
    width: 170,
    field: 'username' as const,
    render: ({ loginId, username }: Open | Closed) => linked(loginId && `/logins/${loginId}`, username),
  },
  {
    title: 'Cliente',
    width: 170,
    field: 'clientName' as const,
    render: ({ contractId, clientName }: Open | Closed) =>
      linked(contractId && `/contratos/${contractId}`, clientName ?? '—'),
  },
]

const where = [
  { title: 'Endereço', width: 125, field: 'ipv4' as const },
  { title: 'MAC', width: 150, field: 'mac' as const },
  { title: 'Concentrador', width: 140, isHidden: true, field: 'nasName' as const },
]

const traffic = [
  {
    title: 'Recebido',
    width: 105,
    align: 'right' as const,
    field: 'downloadOctets' as const,
    render: ({ downloadOctets }: Open | Closed) => formatTraffic(downloadOctets),
  },
  {
    title: 'Enviado',
    width: 105,
    isHidden: true,
    align: 'right' as const,
    field: 'uploadOctets' as const,
    render: ({ uploadOctets }: Open | Closed) => formatTraffic(uploadOctets),
  },
]

/** Of a live session; `isOfLogin`: inside of a login's own page, where who it is stands above. */
export const openColumns = ({ isOfLogin = false } = {}): readonly ListColumn<Open>[] => [
  ...(isOfLogin ? [] : who),
  ...where,
  { title: 'Desde', width: 165, field: 'startedAt' },
  ...traffic,
  { title: 'Acesso', width: 160, field: 'isInGarden', of: 'garden' },
]

export const closedColumns = ({ isOfLogin = false } = {}): readonly ListColumn<Closed>[] => [
  ...(isOfLogin ? [] : who),
  { title: 'Começou', width: 165, field: 'startedAt' },
  { title: 'Terminou', width: 165, field: 'stoppedAt' },
  { title: 'Durou', width: 105, field: 'seconds', render: ({ seconds }) => formatDuration(seconds) },
  ...where,
  ...traffic,
  {
    title: 'Fim',
    width: 180,
    field: 'cause',
    render: ({ cause, isInferred }) => (isInferred ? `Sem notícia (${cause ?? '—'})` : (cause ?? '—')),
  },
]
