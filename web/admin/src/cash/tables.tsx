import { Table } from '@mantine/core'
import { findWord, formatDay, Section } from '#kit'
import type { Cash, LinkTo } from './cash.tsx'
import { Cents, Grid } from './grid.tsx'
import { Tills } from './tills.tsx'

const columns = ['Em aberto', 'Recebido', 'Tarifas', 'Creditado'] as const

type Sums = Pick<Cash['totals'], 'expectedCents' | 'receivedCents' | 'feeCents' | 'creditedCents'>

/** The figures behind the chart: by day with the running totals, by portador and method, and till by till. */
export function CashTables({ cash, linkTo }: { cash: Cash; linkTo: LinkTo }) {
  return (
    <>
      <Section title="Por dia">
        <Grid label="Por dia" head={['Dia', ...columns, 'Saldo do período', 'Com a previsão']}>
          {cash.days.map((day) => (
            <DayRow key={day.day} day={day} today={cash.today} linkTo={linkTo} />
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
      {cash.receiptPoints.length > 0 && <Tills cash={cash} linkTo={linkTo} />}
    </>
  )
}

function DayRow({ day: row, today, linkTo }: { day: Cash['days'][number]; today: string; linkTo: LinkTo }) {
  const { day, expectedCents, receivedCents, feeCents, creditedCents, balanceCents, forecastCents } = row
  return (
    <Table.Tr
      {...(day === today && { bg: 'var(--mantine-color-default-hover)', fw: 650, 'aria-current': 'date' as const })}
    >
      <Table.Td className="number">{day === today ? `${formatDay(day)} (hoje)` : formatDay(day)}</Table.Td>
      <Cents cents={expectedCents} open={linkTo('open', day, day)} />
      <Cents cents={receivedCents} open={linkTo('paid', day, day)} />
      <Cents cents={feeCents} />
      <Cents cents={creditedCents} open={linkTo('credited', day, day)} />
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
