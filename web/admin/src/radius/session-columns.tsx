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
    width: 140,
    field: 'username' as const,
    render: ({ loginId, username }: Open | Closed) => linked(loginId && `/logins/${loginId}`, username),
  },
  {
    title: 'Cliente',
    field: 'clientName' as const,
    render: ({ contractId, clientName }: Open | Closed) =>
      linked(contractId && `/contratos/${contractId}`, clientName ?? '—'),
  },
]

const where = [
  { title: 'Endereço', width: 115, field: 'ipv4' as const },
  { title: 'MAC', width: 150, field: 'mac' as const },
  { title: 'Concentrador', width: 140, isHidden: true, field: 'nasName' as const },
]

const traffic = [
  {
    title: 'Recebido',
    width: 90,
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

/** Among the sessions of all logins who and when come first: the traffic stands in the login's own page. */
const trafficOf = (isOfLogin: boolean) => traffic.map((column) => (isOfLogin ? column : { ...column, isHidden: true }))

/** Of a live session; `isOfLogin`: inside of a login's own page, where who it is stands above. */
export const openColumns = ({ isOfLogin = false } = {}): readonly ListColumn<Open>[] => [
  ...(isOfLogin ? [] : who),
  ...where,
  { title: 'Desde', width: 145, field: 'startedAt' },
  ...trafficOf(isOfLogin),
  { title: 'Acesso', width: 120, field: 'isInGarden', of: 'garden' },
]

export const closedColumns = ({ isOfLogin = false } = {}): readonly ListColumn<Closed>[] => [
  ...(isOfLogin ? [] : who),
  { title: 'Começou', width: 145, field: 'startedAt' },
  { title: 'Terminou', width: 145, field: 'stoppedAt' },
  { title: 'Durou', width: 90, field: 'seconds', render: ({ seconds }) => formatDuration(seconds) },
  ...where,
  ...trafficOf(isOfLogin),
  {
    title: 'Fim',
    width: 130,
    field: 'cause',
    render: ({ cause, isInferred }) => (isInferred ? `Sem notícia (${cause ?? '—'})` : (cause ?? '—')),
  },
]
