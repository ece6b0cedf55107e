import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatInstant, StatusBadge, type ItemOf, type ListColumn } from '#kit'
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
    width: 200,
    render: ({ loginId, username }: Open | Closed) => linked(loginId && `/logins/${loginId}`, username),
  },
  {
    title: 'Cliente',
    width: 190,
    render: ({ contractId, clientName }: Open | Closed) =>
      linked(contractId && `/contratos/${contractId}`, clientName ?? '—'),
  },
]

const where = [
  { title: 'Endereço', width: 140, render: ({ ipv4 }: Open | Closed) => ipv4 ?? '—' },
  { title: 'MAC', width: 165, render: ({ mac }: Open | Closed) => mac ?? '—' },
  { title: 'Concentrador', width: 140, render: ({ nasName }: Open | Closed) => nasName },
]

const traffic = [
  {
    title: 'Recebido',
    width: 105,
    align: 'right' as const,
    render: ({ downloadOctets }: Open | Closed) => formatTraffic(downloadOctets),
  },
  {
    title: 'Enviado',
    width: 105,
    align: 'right' as const,
    render: ({ uploadOctets }: Open | Closed) => formatTraffic(uploadOctets),
  },
]

/** Of a live session; `isOfLogin`: inside of a login's own page, where who it is stands above. */
export const openColumns = ({ isOfLogin = false } = {}): readonly ListColumn<Open>[] => [
  ...(isOfLogin ? [] : who),
  ...where,
  { title: 'Desde', width: 165, render: ({ startedAt }) => formatInstant(startedAt) },
  ...traffic,
  { title: 'Acesso', width: 140, render: ({ isInGarden }) => <StatusBadge of="garden" value={String(isInGarden)} /> },
]

export const closedColumns = ({ isOfLogin = false } = {}): readonly ListColumn<Closed>[] => [
  ...(isOfLogin ? [] : who),
  { title: 'Começou', width: 165, render: ({ startedAt }) => formatInstant(startedAt) },
  { title: 'Terminou', width: 165, render: ({ stoppedAt }) => formatInstant(stoppedAt) },
  { title: 'Durou', width: 105, render: ({ seconds }) => formatDuration(seconds) },
  ...where,
  ...traffic,
  {
    title: 'Fim',
    width: 180,
    render: ({ cause, isInferred }) => (isInferred ? `Sem notícia (${cause ?? '—'})` : (cause ?? '—')),
  },
]
