import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatCents } from '@open-sgp/brasil'
import { Money, type ListColumn, type ResponseOf } from '#kit'

export type Report = ResponseOf<'POST /api/retornos/preview'>
export type Line = Report['lines'][number]

/** How a line of a retorno is told, wherever it is shown. */
export const lineColumns: readonly ListColumn<Line>[] = [
  { title: 'Linha', width: 70, field: 'line' },
  { title: 'Resultado', width: 172, field: 'outcome', of: 'outcome' },
  {
    title: 'Título',
    width: 220,
    file: [
      { field: 'invoiceNumber', title: 'Título' },
      { field: 'clientName', title: 'Cliente' },
      { field: 'nossoNumero', title: 'Nosso número' },
      { field: 'seuNumero', title: 'Seu número' },
    ],
    render: (line) => <TitleOfLine line={line} />,
  },
  { title: 'Data', width: 110, field: 'occurredOn' },
  {
    title: 'Recebido',
    width: 130,
    align: 'right',
    file: [
      { field: 'receivedCents', title: 'Recebido' },
      { field: 'faceCents', title: 'Valor do título' },
      { field: 'feeCents', title: 'Tarifa' },
    ],
    render: (line) => <MoneyOfLine line={line} />,
  },
  {
    title: 'O que acontece',
    width: 300,
    isWide: true,
    field: 'detail',
    render: ({ detail }) => (
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
