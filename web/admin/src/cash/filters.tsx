import { Group, Select } from '@mantine/core'
import { addDays, addMonths, civilDateAt } from '@open-sgp/brasil'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DayInput, optionsOf } from '#kit'
import { toOptions, useReceiptPoints } from '../billing/use-receipt-points.ts'
import { useAccountOptions } from '../company/use-account-options.ts'

export type Filters = { from: string; to: string; accountId?: string; method?: string; receiptPointId?: string }

const methods = ['boleto', 'pix', 'cash', 'card', 'transfer'] as const
export const isMethod = (text: string | undefined): text is (typeof methods)[number] =>
  methods.some((method) => method === text)

/** Days, portador, method and receipt point as the address has them; this month where it says nothing. */
export function useFilters(): Filters {
  const search: Record<string, string> = useSearch({ strict: false })
  const first = `${civilDateAt(new Date()).slice(0, 7)}-01`
  const from = search['from'] ?? first
  const to = search['to'] ?? addDays(addMonths(first, 1), -1)
  const { accountId, method, receiptPointId } = search
  return {
    from,
    to,
    ...(accountId && { accountId }),
    ...(method && { method }),
    ...(receiptPointId && { receiptPointId }),
  }
}

export function FilterBar({ filters }: { filters: Filters }) {
  const navigate = useNavigate()
  const accounts = useAccountOptions()
  const points = toOptions(useReceiptPoints())
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
      {points.length > 0 && (
        <Select
          label="Ponto de recebimento"
          data={[{ value: '', label: 'Todos' }, ...points]}
          value={filters.receiptPointId ?? ''}
          onChange={change('receiptPointId')}
          w={220}
        />
      )}
    </Group>
  )
}
