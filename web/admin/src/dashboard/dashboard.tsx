import { Select, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { addMonths, civilDateAt } from '@open-sgp/brasil'
import { Failure, formatMonth, Page, useApi, useCan } from '#kit'
import { Aging } from './aging.tsx'
import { AttentionList } from './attention.tsx'
import { ContractCharts } from './contract-charts.tsx'
import { Receipts } from './receipts.tsx'
import { SetupCard } from './setup-card.tsx'
import { Tiles } from './tiles.tsx'

const thisMonth = () => civilDateAt(new Date()).slice(0, 7)

/** The month at a glance; every figure leads to the rows behind it. */
export function Dashboard() {
  const search: Record<string, string> = useSearch({ strict: false })
  const month = search['mes'] ?? thisMonth()
  const can = useCan()
  const { data, error, refetch } = useApi('GET /api/dashboard', { query: { month } })
  return (
    <Page title="Painel" actions={<MonthSelect month={month} />}>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data?.isSetupOpen && can('setup.run') && <SetupCard />}
      {data?.finance && <Tiles finance={data.finance} today={data.today} />}
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        {can('reports.attention.read') && <AttentionList />}
        {data?.finance && <Aging aging={data.finance.aging} />}
      </SimpleGrid>
      {data?.finance && <Receipts month={data.month} today={data.today} receipts={data.finance.receipts} />}
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        {data?.contracts && <ContractCharts months={data.contracts.months} today={data.today} />}
      </SimpleGrid>
      {data && !data.finance && !data.contracts && (
        <Text c="dimmed">Os números do mês aparecem para quem pode ver títulos e contratos.</Text>
      )}
    </Page>
  )
}

function MonthSelect({ month }: { month: string }) {
  const navigate = useNavigate()
  const months = Array.from({ length: 13 }, (_, index) => addMonths(`${thisMonth()}-01`, -index).slice(0, 7))
  const known = months.includes(month) ? months : [month, ...months]
  return (
    <Select
      aria-label="Mês"
      w={200}
      data={known.map((value) => ({ value, label: formatMonth(value) }))}
      value={month}
      onChange={(mes) => void navigate({ to: '.', search: { mes: mes ?? undefined } as never })}
    />
  )
}

const Waiting = () => (
  <Stack aria-busy="true" aria-label="Carregando">
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} h={112} radius="md" />
      ))}
    </SimpleGrid>
  </Stack>
)
