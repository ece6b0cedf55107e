import { SimpleGrid } from '@mantine/core'
import { addDays, addMonths, formatCents } from '@open-sgp/brasil'
import { countTitles, formatChange, formatDay, formatNumber, formatPercent, Tile, type ResponseOf } from '#kit'

export type Finance = NonNullable<ResponseOf<'GET /api/dashboard'>['finance']>

/** The six figures of a month beside those of the month before. */
export function Tiles({ finance, today }: { finance: Finance; today: string }) {
  const { current, previous, previousReceivedByNowCents } = finance
  const from = `${current.month}-01`
  const until = addDays(addMonths(from, 1), -1)
  const isPresent = today.slice(0, 7) === current.month
  const due = { dueFrom: from, dueUntil: until }
  const listOf = (search: Record<string, string>) => ({ to: '/titulos', search: { ...search, ...due } })
  const lastDay = formatDay(addMonths(isPresent ? today : until, -1)).slice(0, 5)
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      <Tile
        label="Faturado"
        value={formatCents(current.billed.cents)}
        detail={countTitles(current.billed.count)}
        before={`mês anterior: ${compare(current.billed.cents, previous.billed.cents)}`}
        open={listOf({ status: 'standing' })}
      />
      <Tile
        label="Recebido"
        value={formatCents(current.received.cents)}
        detail={`${formatNumber(current.received.count)} pagamentos`}
        before={`mês anterior${isPresent ? `, até ${lastDay}` : ''}: ${compare(current.received.cents, previousReceivedByNowCents)}`}
        open={{ to: '/caixa/pagamentos', search: { from, to: until, isMoney: 'true' } }}
      />
      <Tile
        label="Em aberto"
        value={formatCents(current.open.cents)}
        detail={countTitles(current.open.count)}
        before={`ainda do mês anterior: ${formatCents(previous.open.cents)}`}
        open={listOf({ status: 'open' })}
      />
      <Tile
        label="Vencido"
        value={formatCents(current.overdue.cents)}
        detail={countTitles(current.overdue.count)}
        before={`ainda do mês anterior: ${formatCents(previous.overdue.cents)}`}
        open={listOf({ status: 'overdue' })}
      />
      <Tile
        label="Ticket médio"
        value={current.averageTicketCents === null ? '—' : formatCents(current.averageTicketCents)}
        detail="por mensalidade"
        before={`mês anterior: ${previous.averageTicketCents === null ? '—' : formatCents(previous.averageTicketCents)}`}
        open={listOf({ status: 'standing', isRecurring: 'true' })}
      />
      <Tile
        label="Inadimplência"
        value={percent(current.delinquencyPpm)}
        detail="do que já venceu no mês"
        before={`mês anterior: ${percent(previous.delinquencyPpm)}`}
        open={listOf({ status: 'overdue' })}
      />
    </SimpleGrid>
  )
}

const percent = (ppm: number | null) => (ppm === null ? '—' : formatPercent(Math.round(ppm / 1_000) * 1_000))

/** The other figure and how far this one is from it. */
function compare(cents: number, beforeCents: number): string {
  if (beforeCents <= 0) return formatCents(beforeCents)
  return `${formatCents(beforeCents)} (${formatChange(beforeCents, cents)})`
}
