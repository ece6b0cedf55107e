import { Group, Select, SimpleGrid, Skeleton } from '@mantine/core'
import { addDays, addMonths, civilDateAt, formatCents, isCivilDate } from '@open-sgp/brasil'
import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  ChartCard,
  DayInput,
  Failure,
  formatDay,
  formatNumber,
  optionsOf,
  Page,
  shortCents,
  Tile,
  useApi,
  type ResponseOf,
  type Target,
} from '#kit'
import { useAccountOptions } from '../company/use-account-options.ts'
import { CashTables } from './tables.tsx'

export type Cash = ResponseOf<'GET /api/cash-position'>
type Filters = { from: string; to: string; accountId?: string; method?: string }

/** What entered, what the banks kept and when they credit it, and what the next days should bring. */
export function CashPosition() {
  const filters = useFilters()
  const { from, to, accountId, method } = filters
  const query = { from, to, ...(accountId && { accountId }), ...(isMethod(method) && { method }) }
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
          <Totals cash={data} linkTo={linkTo} hasForecast={query.method === undefined} />
          <Days cash={data} linkTo={linkTo} />
          <CashTables cash={data} linkTo={linkTo} />
        </>
      )}
    </Page>
  )
}

export type LinkTo = (what: 'paid' | 'credited' | 'open', from: string, to: string) => Target

/** The rows of some days behind the figures, of the same portador and method. */
const linksOf =
  ({ accountId, method }: Omit<Filters, 'from' | 'to'>): LinkTo =>
  (what, from, to) => {
    const account = accountId ? { accountId } : {}
    if (what === 'open') return { to: '/titulos', search: { status: 'open', dueFrom: from, dueUntil: to, ...account } }
    const days = what === 'paid' ? { from, to } : { creditedFrom: from, creditedUntil: to }
    return { to: '/caixa/pagamentos', search: { ...days, isMoney: 'true', ...account, ...(method && { method }) } }
  }

const methods = ['boleto', 'pix', 'cash', 'card', 'transfer'] as const
const isMethod = (text: string | undefined): text is (typeof methods)[number] =>
  methods.some((method) => method === text)

function useFilters(): Filters {
  const search: Record<string, string> = useSearch({ strict: false })
  const first = `${civilDateAt(new Date()).slice(0, 7)}-01`
  const from = search['from'] ?? first
  const to = search['to'] ?? addDays(addMonths(first, 1), -1)
  const { accountId, method } = search
  return { from, to, ...(accountId && { accountId }), ...(method && { method }) }
}

function FilterBar({ filters }: { filters: Filters }) {
  const navigate = useNavigate()
  const accounts = useAccountOptions()
  const change = (name: keyof Filters) => (value: string | null | undefined) =>
    void navigate({ to: '.', replace: true, search: { ...filters, [name]: value ?? undefined } as never })
  return (
    <Group align="end" gap="sm">
      <DayInput label="De" value={filters.from} onChange={change('from')} w={170} />
      <DayInput label="até" value={filters.to} onChange={change('to')} w={170} />
      {accounts.length > 0 && (
        <Select
          label="Portador"
          data={[{ value: '', label: 'Todos' }, ...accounts]}
          value={filters.accountId ?? ''}
          onChange={change('accountId')}
          w={220}
        />
      )}
      <Select
        label="Forma"
        data={[{ value: '', label: 'Todas' }, ...optionsOf('method').filter(({ value }) => value !== 'credit')]}
        value={filters.method ?? ''}
        onChange={change('method')}
        w={170}
      />
    </Group>
  )
}

function Totals({ cash, linkTo, hasForecast }: { cash: Cash; linkTo: LinkTo; hasForecast: boolean }) {
  const { totals, from, to, days } = cash
  const forecast = `previsão para ${formatDay(to)}: ${formatCents(days.at(-1)?.forecastCents ?? 0)}`
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Tile
        label="Recebido"
        value={formatCents(totals.receivedCents)}
        detail={`${formatNumber(totals.receivedCount)} pagamentos`}
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
        detail={hasForecast ? forecast : 'a forma só se sabe quando o cliente paga'}
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
