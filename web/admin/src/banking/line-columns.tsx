import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatDay, Money, StatusBadge, type ResponseOf } from '#kit'

export type Report = ResponseOf<'POST /api/retornos/preview'>
export type Line = Report['lines'][number]

/** How a line of a retorno is told, wherever it is shown. */
export const lineColumns = [
  { title: 'Linha', width: 70, render: ({ line }: Line) => line },
  { title: 'Resultado', width: 170, render: ({ outcome }: Line) => <StatusBadge of="outcome" value={outcome} /> },
  {
    title: 'Título',
    width: 90,
    render: ({ invoiceId, invoiceNumber, seuNumero }: Line) =>
      invoiceId ? (
        <Anchor component={Link} to={`/titulos/${invoiceId}`} size="sm">
          {invoiceNumber}
        </Anchor>
      ) : (
        <Text span size="sm" c="dimmed">
          {seuNumero ?? '—'}
        </Text>
      ),
  },
  { title: 'Cliente', width: 200, render: ({ clientName }: Line) => clientName ?? '—' },
  { title: 'Nosso número', width: 150, render: ({ nossoNumero }: Line) => nossoNumero || '—' },
  { title: 'Data', width: 100, render: ({ occurredOn }: Line) => formatDay(occurredOn) },
  { title: 'Valor', width: 110, align: 'right' as const, render: ({ faceCents }: Line) => <Money cents={faceCents} /> },
  {
    title: 'Recebido',
    width: 110,
    align: 'right' as const,
    render: ({ receivedCents }: Line) => <Money cents={receivedCents} />,
  },
  { title: 'Tarifa', width: 90, align: 'right' as const, render: ({ feeCents }: Line) => <Money cents={feeCents} /> },
  { title: 'O que acontece', width: 380, isWide: true, render: ({ detail }: Line) => detail },
]
