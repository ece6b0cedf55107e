import './list.css'
import { CloseButton, Group, Select, TextInput, type StyleProp } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { isCivilDate } from '@open-sgp/brasil'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { DayInput } from './day-input.tsx'
import type { Filter } from './list-options.ts'

type Values = Record<string, string>
type Change = (changes: Record<string, string | undefined>) => void

type FiltersOptions = {
  search: string | undefined
  filters: readonly Filter[]
  sorts: readonly { value: string; label: string }[] | undefined
  values: Values
  change: Change
}

/** What narrows a list: the search, its filters, its order. */
export function ListFilters({ search, filters, sorts, values, change }: FiltersOptions) {
  const shown = filters.filter(({ name, isRare }) => !isRare || values[name])
  if (search === undefined && shown.length === 0 && !sorts) return null
  return (
    <Group gap="xs" align="end" className="list-filters" data-no-print>
      {search !== undefined && (
        <SearchBox placeholder={search} value={values['search'] ?? ''} onChange={(text) => change({ search: text })} />
      )}
      {shown.map((filter) => (
        <FilterField
          key={filter.name}
          filter={filter}
          value={values[filter.name] ?? ''}
          onChange={(value) => change({ [filter.name]: value })}
        />
      ))}
      {sorts && (
        <Select
          label="Ordem"
          data={[...sorts]}
          value={values['sort'] ?? sorts[0]?.value ?? null}
          onChange={(sort) => change({ sort: sort === sorts[0]?.value ? undefined : (sort ?? undefined) })}
          w={widthFor(sorts)}
        />
      )}
    </Group>
  )
}

const half = 'calc(50% - 5px)'
const dayWidth = { base: half, xs: 136 }

/** As wide as its longest choice, within reason; on a phone two stand side by side. */
function widthFor(options: readonly { label: string }[]): StyleProp<string> {
  const longest = Math.max(0, ...options.map(({ label }) => label.length))
  return { base: half, xs: `clamp(110px, ${Math.ceil(longest * 0.68)}ch + 50px, 220px)` }
}

type FieldOptions = { value: string; onChange: (value: string) => void }

function SearchBox({ placeholder, value, onChange }: FieldOptions & { placeholder: string }) {
  const [text, setText] = useState(value)
  const later = useDebouncedCallback(onChange, 250)
  // The address changed elsewhere: a view was chosen, the filters were cleared.
  useEffect(() => setText((before) => (before.trim() === value ? before : value)), [value])
  const type = (next: string) => {
    setText(next)
    later(next.trim())
  }
  return (
    <TextInput
      aria-label="Procurar"
      placeholder={placeholder}
      leftSection={<IconSearch size={16} />}
      rightSection={text !== '' && <CloseButton size="sm" aria-label="Limpar a procura" onClick={() => type('')} />}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      miw={{ base: '100%', xs: 200 }}
      flex={1}
    />
  )
}

function FilterField({ filter, value, onChange }: FieldOptions & { filter: Filter }) {
  if ('type' in filter)
    return (
      <DayInput
        label={filter.label}
        value={value}
        onChange={(day) => onChange(day !== undefined && isCivilDate(day) ? day : '')}
        w={dayWidth}
      />
    )
  return (
    <Select
      label={filter.label}
      data={[{ value: '', label: 'Todos' }, ...filter.options]}
      value={value}
      onChange={(next) => onChange(next ?? '')}
      w={widthFor(filter.options)}
    />
  )
}
