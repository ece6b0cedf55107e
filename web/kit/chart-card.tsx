import {
  ActionIcon,
  Anchor,
  Box,
  Center,
  Group,
  Paper,
  ScrollArea,
  Skeleton,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'

const Chart = lazy(async () => ({ default: (await import('./charts.tsx')).Chart }))

export type ChartSeries<Row> = { name: keyof Row & string; label: string; color: string; type?: 'bar' | 'line' }

/** Where a bar or a line of the table leads: a screen with its filters. */
export type Target = { to: string; search?: Record<string, string> }

export type ChartProps<Row> = {
  rows: readonly Row[]
  x: { label: string; show: (row: Row) => string }
  /** Colours by theme name and shade; told apart by lightness too, for eyes that mix red and green. */
  series: readonly ChartSeries<Row>[]
  format: (value: number) => string
  /** For the axis, where there is little room. */
  short: (value: number) => string
  isStacked?: boolean
  onPick?: ((row: Row, series: string) => void) | undefined
}

/** A chart with its title, the sum of it in words, and the same figures as a table for who cannot or will not read bars. */
export function ChartCard<Row extends object>({
  title,
  summary,
  open,
  empty,
  ...chart
}: Omit<ChartProps<Row>, 'onPick'> & {
  title: string
  /** What the chart says, in a sentence: read aloud in place of the drawing. */
  summary: string
  /** Where a bar, or its figure in the table, leads. */
  open?: (row: Row, series: keyof Row & string) => Target
  /** Said in place of a chart without any value. */
  empty: string
}) {
  const [isTable, setTable] = useState(false)
  const navigate = useNavigate()
  const isEmpty = chart.rows.every((row) => chart.series.every(({ name }) => !row[name]))
  const other = isTable ? 'Ver como gráfico' : 'Ver como tabela'
  return (
    <Paper withBorder radius="md" p="md">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="start">
          <div>
            <Title order={2} size="h5">
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {isEmpty ? empty : summary}
            </Text>
          </div>
          {!isEmpty && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${other}: ${title}`}
              title={other}
              onClick={() => setTable(!isTable)}
            >
              {isTable ? <IconChartBar size={18} /> : <IconTable size={18} />}
            </ActionIcon>
          )}
        </Group>
        {isEmpty ? (
          <Center h={120} c="dimmed" aria-hidden>
            <IconChartBar size={48} stroke={1} />
          </Center>
        ) : isTable ? (
          <ChartTable {...chart} open={open} title={title} />
        ) : (
          <Box role="img" aria-label={`${title}. ${summary}`}>
            <Suspense fallback={<Skeleton h={260} />}>
              <Chart
                {...(chart as unknown as ChartProps<object>)}
                onPick={
                  open && ((row, series) => void navigate(open(row as Row, series as keyof Row & string) as never))
                }
              />
            </Suspense>
          </Box>
        )}
      </Stack>
    </Paper>
  )
}

function ChartTable<Row extends object>({
  rows,
  x,
  series,
  format,
  open,
  title,
}: ChartProps<Row> & { open: ((row: Row, series: keyof Row & string) => Target) | undefined; title: string }) {
  return (
    <ScrollArea h={260} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': `Tabela: ${title}` }}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{x.label}</Table.Th>
            {series.map(({ name, label }) => (
              <Table.Th key={name} ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={x.show(row)}>
              <Table.Td>{x.show(row)}</Table.Td>
              {series.map(({ name }) => (
                <Table.Td key={name} ta="right" className="number">
                  {open && row[name] ? (
                    <Anchor component={Link} {...(open(row, name) as object)} size="sm">
                      {format(Number(row[name]))}
                    </Anchor>
                  ) : (
                    format(Number(row[name] ?? 0))
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
