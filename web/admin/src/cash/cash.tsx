import { SimpleGrid, Skeleton } from '@mantine/core'
import { formatCents, isCivilDate } from '@open-sgp/brasil'
import {
  ChartCard,
  Failure,
  formatDay,
  formatNumber,
  Page,
  shortCents,
  Tile,
  useApi,
  type ResponseOf,
  type Target,
} from '#kit'
import { FilterBar, isMethod, useFilters, type Filters } from './filters.tsx'
import { CashTables } from './tables.tsx'

export type Cash = ResponseOf<'GET /api/cash-position'>

/** What entered, what the banks kept and when they credit it, and what the next days should bring. */
export function CashPosition() {
  const filters = useFilters()
  const { from, to, accountId, method, receiptPointId } = filters
  const query = {
    from,
    to,
    ...(accountId && { accountId }),
    ...(isMethod(method) && { method }),
    ...(receiptPointId && { receiptPointId }),
  }
  const linkTo = linksOf(query)
  const isReady = isCivilDate(from) && isCivilDate(to)
  const { data, error, refetch } = useApi('GET /api/cash-position', { query }, { enabled: isReady })
  return (
    <Page title="Caixa">
      <FilterBar filters={filters} />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} radius="md" aria-label="Carregando" />}
      {data && !error && (
        <>
          <Totals
            cash={data}
            linkTo={linkTo}
            hasForecast={query.method === undefined && query.receiptPointId === undefined}
          />
          <Days cash={data} linkTo={linkTo} />
          <CashTables cash={data} linkTo={linkTo} />
        </>
      )}
    </Page>
  )
}

export type LinkTo = (what: 'paid' | 'credited' | 'open', from: string, to: string, pointId?: string) => Target

/** The rows of some days behind the figures, of the same portador, method and receipt point (or another one). */
const linksOf =
  ({ accountId, method, receiptPointId }: Omit<Filters, 'from' | 'to'>): LinkTo =>
  (what, from, to, pointId = receiptPointId) => {
    const account = accountId ? { accountId } : {}
    if (what === 'open') return { to: '/titulos', search: { status: 'open', dueFrom: from, dueUntil: to, ...account } }
    const days = what === 'paid' ? { from, to } : { creditedFrom: from, creditedUntil: to }
    const money = { isMoney: 'true', ...(method && { method }), ...(pointId && { receiptPointId: pointId }) }
    return { to: '/caixa/pagamentos', search: { ...days, ...account, ...money } }
  }

function Totals({ cash, linkTo, hasForecast }: { cash: Cash; linkTo: LinkTo; hasForecast: boolean }) {
  const { totals, from, to, days } = cash
  const forecast = `previsão para ${formatDay(to)}: ${formatCents(days.at(-1)?.forecastCents ?? 0)}`
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Tile
        label="Recebido"
        value={formatCents(totals.receivedCents)}
        detail={totals.receivedCount === 1 ? '1 pagamento' : `${formatNumber(totals.receivedCount)} pagamentos`}
        open={linkTo('paid', from, to)}
      />
      <Tile label="Tarifas dos bancos" value={formatCents(totals.feeCents)} />
      <Tile
        label="Creditado"
        value={formatCents(totals.creditedCents)}
        detail="recebido menos tarifas, no dia do crédito"
        open={linkTo('credited', from, to)}
      />
      <Tile
        label="Em aberto no período"
        value={hasForecast ? formatCents(totals.expectedCents) : '—'}
        detail={hasForecast ? forecast : 'forma e lugar só se sabem quando o cliente paga'}
        open={linkTo('open', from, to)}
      />
    </SimpleGrid>
  )
}

function Days({ cash: { days, totals, from, to, today }, linkTo }: { cash: Cash; linkTo: LinkTo }) {
  // What fell due and was not paid is no longer expected on its day: only the days to come are drawn.
  const rows = days.map((row) => ({ ...row, toComeCents: row.day >= today ? row.expectedCents : 0 }))
  return (
    <ChartCard<(typeof rows)[number]>
      title="Dia a dia"
      summary={`De ${formatDay(from)} a ${formatDay(to)}: ${formatCents(totals.creditedCents)} creditados; com o que vence até o fim, ${formatCents(days.at(-1)?.forecastCents ?? 0)}.`}
      empty="Nenhum recebimento nem título em aberto nestes dias."
      rows={rows}
      x={{ label: 'Dia', show: ({ day }) => formatDay(day).slice(0, 5) }}
      series={[
        { name: 'creditedCents', label: 'Creditado', color: 'blue.8' },
        { name: 'toComeCents', label: 'A vencer', color: 'orange.5' },
        { name: 'forecastCents', label: 'Acumulado com a previsão', color: 'gray.6', type: 'line' },
      ]}
      format={formatCents}
      short={shortCents}
      open={({ day }, series) => linkTo(series === 'toComeCents' ? 'open' : 'credited', day, day)}
    />
  )
}
