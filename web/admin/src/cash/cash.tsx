import { Group, Select, SimpleGrid, Skeleton } from '@mantine/core'
import { addDays, addMonths, civilDateAt, formatCents, isCivilDate } from '@open-sgp/brasil'
import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  ChartCard,
  DayInput,
  Failure,
  formatDay,
  optionsOf,
  Page,
  shortCents,
  Tile,
  useApi,
  useCan,
  type ResponseOf,
} from '#kit'
import { CashTables } from './tables.tsx'

export type Cash = ResponseOf<'GET /api/cash-position'>
type Filters = { from: string; to: string; accountId?: string; method?: string }

/** What entered, what the banks kept and when they credit it, and what the next days should bring. */
export function CashPosition() {
  const filters = useFilters()
  const { from, to, accountId, method } = filters
  const query = { from, to, ...(accountId && { accountId }), ...(isMethod(method) && { method }) }
  const isReady = isCivilDate(from) && isCivilDate(to)
  const { data, error, refetch } = useApi('GET /api/cash-position', { query }, { enabled: isReady })
  return (
    <Page title="Caixa">
      <FilterBar filters={filters} />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} radius="md" aria-label="Carregando" />}
      {data && !error && (
        <>
          <Totals cash={data} />
          <Days cash={data} />
          <CashTables cash={data} />
        </>
      )}
    </Page>
  )
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
  const isAllowed = useCan()('company.account.read')
  const accounts = useApi('GET /api/accounts', { query: { limit: 200 } }, { enabled: isAllowed }).data?.items ?? []
  const change = (name: keyof Filters) => (value: string | null | undefined) =>
    void navigate({ to: '.', replace: true, search: { ...filters, [name]: value ?? undefined } as never })
  const all = { value: '', label: 'Todos' }
  return (
    <Group align="end" gap="sm">
      <DayInput label="De" value={filters.from} onChange={change('from')} w={170} />
      <DayInput label="até" value={filters.to} onChange={change('to')} w={170} />
      {accounts.length > 0 && (
        <Select
          label="Portador"
          data={[all, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
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

function Totals({ cash: { totals, from, to, days } }: { cash: Cash }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Tile
        label="Recebido"
        value={formatCents(totals.receivedCents)}
        detail={`${totals.receivedCount.toLocaleString('pt-BR')} pagamentos`}
        open={{ to: '/caixa/pagamentos', search: { from, to } }}
      />
      <Tile label="Tarifas dos bancos" value={formatCents(totals.feeCents)} />
      <Tile
        label="Creditado"
        value={formatCents(totals.creditedCents)}
        detail="recebido menos tarifas, no dia do crédito"
      />
      <Tile
        label="Em aberto no período"
        value={formatCents(totals.expectedCents)}
        detail={`previsão para ${formatDay(to)}: ${formatCents(days.at(-1)?.forecastCents ?? 0)}`}
        open={{ to: '/titulos', search: { status: 'open', dueFrom: from, dueUntil: to } }}
      />
    </SimpleGrid>
  )
}

function Days({ cash: { days, totals, from, to, today } }: { cash: Cash }) {
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
      open={({ day }, series) =>
        series === 'toComeCents'
          ? { to: '/titulos', search: { status: 'open', dueFrom: day, dueUntil: day } }
          : { to: '/caixa/pagamentos', search: { from: day, to: day } }
      }
    />
  )
}
