import { Button, Center, CloseButton, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { DataTable, type DataTableColumn } from 'mantine-datatable'
import { useState, type ReactNode } from 'react'
import { call, type ItemOf, type Key, type QueryOf, type RequestOf } from './api.ts'
import { Failure } from './failure.tsx'
import { Page, type Crumb } from './page.tsx'
import { useCan } from './session.tsx'

export type Filter =
  | { name: string; label: string; options: readonly { value: string; label: string }[] }
  | { name: string; label: string; type: 'date' }

export type ListColumn<Row> = {
  title: string
  render: (row: Row) => ReactNode
  align?: 'right'
  width?: number
  isWide?: boolean
}

/** A list by description: the route, its filters (kept in the address), its columns, where a row leads. */
export type ListPageOptions<K extends Key, Row> = {
  title: string
  route: K
  /** Fixed part of the query or params. */
  request?: { params?: Record<string, string>; query?: Partial<QueryOf<K>> }
  crumbs?: readonly Crumb[]
  /** Placeholder of the search box; absent: no search. */
  search?: string
  filters?: readonly Filter[]
  columns: readonly ListColumn<Row>[]
  rowId: (row: Row) => string
  open?: ((row: Row) => string) | undefined
  create?: { to: string; label: string; permission: string }
  actions?: ReactNode
  /** What a first user reads where nothing is yet. */
  empty: string
}

type ListBodyOptions<K extends Key> = Omit<ListPageOptions<K, ItemOf<K>>, 'title' | 'crumbs' | 'create' | 'actions'>

/** Draws a list: keyset pages as one scrolls down, filters in the address bar, empty and error states. */
export function ListPage<K extends Key>(options: ListPageOptions<K, ItemOf<K>>) {
  const { title, crumbs, create, actions } = options
  const can = useCan()
  return (
    <Page
      title={title}
      crumbs={crumbs ?? []}
      actions={
        <>
          {actions}
          {create && can(create.permission) && (
            <Button component={Link} to={create.to} leftSection={<IconPlus size={16} />}>
              {create.label}
            </Button>
          )}
        </>
      }
    >
      <ListBody {...options} />
    </Page>
  )
}

/** The filters and the table alone, for lists inside of another screen. */
export function ListBody<K extends Key>(options: ListBodyOptions<K>) {
  const { search, filters = [] } = options
  const { values, change } = useFilters()
  return (
    <Stack gap="sm">
      {(search !== undefined || filters.length > 0) && (
        <Group gap="sm" align="end">
          {search !== undefined && (
            <SearchBox
              placeholder={search}
              value={values['search'] ?? ''}
              onChange={(text) => change('search', text)}
            />
          )}
          {filters.map((filter) => (
            <FilterField
              key={filter.name}
              filter={filter}
              value={values[filter.name] ?? ''}
              onChange={(value) => change(filter.name, value)}
            />
          ))}
        </Group>
      )}
      <ListTable options={options} values={values} />
    </Stack>
  )
}

function useFilters() {
  const values: Record<string, string> = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = (name: string, value: string) =>
    void navigate({
      to: '.',
      replace: true,
      search: (before: Record<string, string>) => ({ ...before, [name]: value === '' ? undefined : value }) as never,
    })
  return { values, change }
}

function SearchBox({
  placeholder,
  value,
  onChange,
}: {
  placeholder: string
  value: string
  onChange: (text: string) => void
}) {
  const [text, setText] = useState(value)
  const later = useDebouncedCallback(onChange, 250)
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
      miw={260}
      flex={1}
    />
  )
}

function FilterField({
  filter,
  value,
  onChange,
}: {
  filter: Filter
  value: string
  onChange: (value: string) => void
}) {
  if ('type' in filter)
    return (
      <TextInput
        type="date"
        label={filter.label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return (
    <Select
      label={filter.label}
      data={[{ value: '', label: 'Todos' }, ...filter.options]}
      value={value}
      onChange={(next) => onChange(next ?? '')}
      w={190}
    />
  )
}

function ListTable<K extends Key>({
  options,
  values,
}: {
  options: ListBodyOptions<K>
  values: Record<string, string>
}) {
  const { route, request, columns, rowId, open, empty } = options
  const navigate = useNavigate()
  const known = new Set(['search', ...(options.filters ?? []).map(({ name }) => name)])
  const query = {
    ...request?.query,
    ...Object.fromEntries(Object.entries(values).filter(([name, value]) => known.has(name) && value)),
  }
  const pages = useInfiniteQuery({
    queryKey: [route, request, query],
    queryFn: ({ pageParam }) =>
      call(route, {
        params: request?.params,
        query: { ...query, ...(pageParam !== null && { cursor: pageParam }) },
      } as unknown as RequestOf<K>) as Promise<{ items: ItemOf<K>[]; nextCursor: string | null }>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
  if (pages.error) return <Failure error={pages.error} retry={() => void pages.refetch()} />
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
      <DataTable<Record<string, unknown>>
        records={rows as unknown as Record<string, unknown>[]}
        columns={columns.map(
          (column, index) => toColumn(column, index) as unknown as DataTableColumn<Record<string, unknown>>,
        )}
        idAccessor={(row) => rowId(row as unknown as ItemOf<K>)}
        fetching={pages.isPending}
        minHeight={rows.length === 0 ? 180 : 0}
        highlightOnHover={open !== undefined}
        verticalSpacing="xs"
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
        noRecordsText={pages.isPending ? ' ' : empty}
        {...(open && { onRowClick: ({ record }) => void navigate({ to: open(record as unknown as ItemOf<K>) }) })}
      />
      {pages.hasNextPage && (
        <Center p="sm">
          <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Carregar mais
          </Button>
        </Center>
      )}
      {rows.length > 0 && (
        <Text size="xs" c="dimmed" px="sm" pb="xs" aria-live="polite">
          {rows.length.toLocaleString('pt-BR')} {rows.length === 1 ? 'linha' : 'linhas'}
          {pages.hasNextPage ? ' carregadas' : ''}
        </Text>
      )}
    </Paper>
  )
}

function toColumn<Row>({ title, render, align, width, isWide }: ListColumn<Row>, index: number) {
  return {
    accessor: `c${index}`,
    title,
    render,
    ...(align && { textAlign: align }),
    ...(width !== undefined && { width }),
    ellipsis: !isWide,
  }
}
