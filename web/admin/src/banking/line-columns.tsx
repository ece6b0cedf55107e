import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatCents } from '@open-sgp/brasil'
import { formatDay, Money, StatusBadge, type ResponseOf } from '#kit'

export type Report = ResponseOf<'POST /api/retornos/preview'>
export type Line = Report['lines'][number]

/** How a line of a retorno is told, wherever it is shown. */
export const lineColumns = [
  { title: 'Linha', width: 70, render: ({ line }: Line) => line },
  { title: 'Resultado', width: 172, render: ({ outcome }: Line) => <StatusBadge of="outcome" value={outcome} /> },
  { title: 'Título', width: 220, render: (line: Line) => <TitleOfLine line={line} /> },
  { title: 'Data', width: 110, render: ({ occurredOn }: Line) => formatDay(occurredOn) },
  { title: 'Recebido', width: 130, align: 'right' as const, render: (line: Line) => <MoneyOfLine line={line} /> },
  {
    title: 'O que acontece',
    width: 300,
    isWide: true,
    render: ({ detail }: Line) => (
      <Text size="sm" miw={220} style={{ overflowWrap: 'anywhere' }}>
        {detail}
      </Text>
    ),
  },
]

/** Whose it is, and the bank's number of it. */
const TitleOfLine = ({ line: { invoiceId, invoiceNumber, clientName, nossoNumero, seuNumero } }: { line: Line }) => (
  <Stack gap={0}>
    {invoiceId ? (
      <Text size="sm" truncate>
        <Anchor component={Link} to={`/titulos/${invoiceId}`} size="sm" underline="always">
          {invoiceNumber}
        </Anchor>
        {` · ${clientName ?? ''}`}
      </Text>
    ) : (
      <Text size="sm">{seuNumero ? `Seu número ${seuNumero}` : 'Nenhum título nosso'}</Text>
    )}
    <Text size="xs" c="dimmed" truncate>
      {`Nosso número ${nossoNumero || 'em branco'}`}
    </Text>
  </Stack>
)

/** What was paid; the value of the title and the bank's fee beneath, where they say more. */
const MoneyOfLine = ({ line: { receivedCents, faceCents, feeCents } }: { line: Line }) => (
  <Stack gap={0}>
    <Money cents={receivedCents || null} />
    {faceCents !== null && faceCents > 0 && faceCents !== receivedCents && (
      <Text size="xs" c="dimmed">{`valor ${formatCents(faceCents)}`}</Text>
    )}
    {feeCents !== null && feeCents > 0 && <Text size="xs" c="dimmed">{`tarifa ${formatCents(feeCents)}`}</Text>}
  </Stack>
)
