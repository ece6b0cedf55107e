import { Table } from '@mantine/core'
import { formatDay, formatNumber, Section } from '#kit'
import type { Cash, LinkTo } from './cash.tsx'
import { Cents, Grid } from './grid.tsx'

/** What was taken at each receipt point, day by day: the till that is counted in the evening has this sum. */
export const Tills = ({ cash, linkTo }: { cash: Cash; linkTo: LinkTo }) => (
  <Section title="Por ponto de recebimento">
    <Grid label="Por ponto de recebimento" head={['Ponto de recebimento', 'Dia', 'Pagamentos', 'Recebido']}>
      {cash.receiptPoints.map((point) => (
        <Till key={point.receiptPointId} point={point} cash={cash} linkTo={linkTo} />
      ))}
    </Grid>
  </Section>
)

function Till({ point, cash, linkTo }: { point: Cash['receiptPoints'][number]; cash: Cash; linkTo: LinkTo }) {
  const open = (from: string, to: string) => linkTo('paid', from, to, point.receiptPointId)
  return (
    <>
      {point.days.map(({ day, receivedCount, receivedCents }) => (
        <Table.Tr key={day}>
          <Table.Td>{point.name}</Table.Td>
          <Table.Td className="number">{formatDay(day)}</Table.Td>
          <Table.Td ta="right" className="number">
            {formatNumber(receivedCount)}
          </Table.Td>
          <Cents cents={receivedCents} open={open(day, day)} />
        </Table.Tr>
      ))}
      <Table.Tr fw={650}>
        <Table.Td colSpan={2}>{`Total de ${point.name}`}</Table.Td>
        <Table.Td ta="right" className="number">
          {formatNumber(point.receivedCount)}
        </Table.Td>
        <Cents cents={point.receivedCents} open={open(cash.from, cash.to)} />
      </Table.Tr>
    </>
  )
}
