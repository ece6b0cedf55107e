import { Anchor, Paper, Table, type TableTdProps } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { Link } from '@tanstack/react-router'
import { findWord, formatDay, Section } from '#kit'
import type { Cash } from './cash.tsx'

const columns = ['Em aberto', 'Recebido', 'Tarifas', 'Creditado'] as const

type Sums = Pick<Cash['totals'], 'expectedCents' | 'receivedCents' | 'feeCents' | 'creditedCents'>

/** The figures behind the chart: by day with the running totals, then by portador and method. */
export function CashTables({ cash }: { cash: Cash }) {
  return (
    <>
      <Section title="Por dia">
        <Grid label="Por dia" head={['Dia', ...columns, 'Saldo do período', 'Com a previsão']}>
          {cash.days.map((day) => (
            <DayRow key={day.day} day={day} today={cash.today} />
          ))}
          <Table.Tr fw={650}>
            <Table.Td>Total</Table.Td>
            <SumCells sums={cash.totals} />
            <Cents cents={cash.days.at(-1)?.balanceCents ?? 0} />
            <Cents cents={cash.days.at(-1)?.forecastCents ?? 0} />
          </Table.Tr>
        </Grid>
      </Section>
      <Section title="Por portador e forma">
        <Grid label="Por portador e forma" head={['Portador', 'Forma', ...columns]}>
          {cash.sources.map((source) => (
            <Table.Tr key={`${source.accountId} ${source.method}`}>
              <Table.Td>{source.accountName ?? 'Sem portador'}</Table.Td>
              <Table.Td>{source.method === null ? 'A receber' : findWord('method', source.method).label}</Table.Td>
              <SumCells sums={source} />
            </Table.Tr>
          ))}
          <Table.Tr fw={650}>
            <Table.Td colSpan={2}>Total</Table.Td>
            <SumCells sums={cash.totals} />
          </Table.Tr>
        </Grid>
      </Section>
    </>
  )
}

function DayRow({ day: row, today }: { day: Cash['days'][number]; today: string }) {
  const { day, expectedCents, receivedCents, feeCents, creditedCents, balanceCents, forecastCents } = row
  return (
    <Table.Tr {...(day === today && { bg: 'var(--mantine-primary-color-light)', 'aria-current': 'date' as const })}>
      <Table.Td className="number">{day === today ? `${formatDay(day)} (hoje)` : formatDay(day)}</Table.Td>
      <Cents cents={expectedCents} to={`/titulos?status=open&dueFrom=${day}&dueUntil=${day}`} />
      <Cents cents={receivedCents} to={`/caixa/pagamentos?from=${day}&to=${day}`} />
      <Cents cents={feeCents} />
      <Cents cents={creditedCents} />
      <Cents cents={balanceCents} />
      <Cents cents={forecastCents} />
    </Table.Tr>
  )
}

const SumCells = ({ sums }: { sums: Sums }) => (
  <>
    <Cents cents={sums.expectedCents} />
    <Cents cents={sums.receivedCents} />
    <Cents cents={sums.feeCents} />
    <Cents cents={sums.creditedCents} />
  </>
)

/** An amount in its column; a nil one is a dash, so that the days with movement stand out. */
function Cents({ cents, to, ...cell }: { cents: number; to?: string } & TableTdProps) {
  return (
    <Table.Td ta="right" className="number" {...cell}>
      {cents === 0 ? (
        '—'
      ) : to === undefined ? (
        formatCents(cents)
      ) : (
        <Anchor component={Link} to={to} size="sm">
          {formatCents(cents)}
        </Anchor>
      )}
    </Table.Td>
  )
}

function Grid({ label, head, children }: { label: string; head: readonly string[]; children: React.ReactNode }) {
  return (
    <Paper withBorder radius="md">
      <Table.ScrollContainer
        minWidth={820}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
      >
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {head.map((title) => (
                <Table.Th key={title} ta={['Dia', 'Portador', 'Forma'].includes(title) ? 'left' : 'right'}>
                  {title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
