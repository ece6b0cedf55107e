import { Button, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ItemOf, Key } from './api.ts'
import { csvAddress } from './csv-address.ts'
import { ListFilters } from './list-filters.tsx'
import type { ListBodyOptions, ListPageOptions } from './list-options.ts'
import { ListTable } from './list-table.tsx'
import { ColumnChoice, ExportButton } from './list-tools.tsx'
import { Page } from './page.tsx'
import { SavedViews } from './saved-views.tsx'
import { useCan } from './session.tsx'
import { useColumns } from './use-columns.ts'
import { namesOf, queryOf, useFilters } from './use-list.ts'

/** Draws a list: keyset pages, filters in the address, chosen columns, views, CSV, keys, ticks, empty and error states. */
export function ListPage<K extends Key>(options: ListPageOptions<K, ItemOf<K>>) {
  const { title, crumbs, route, request, search, filters = [], sorts, columns, create, actions } = options
  const can = useCan()
  const { values, change } = useFilters()
  const { ids, setIds, shown } = useColumns(route, columns)
  const { query, isFiltered } = queryOf(options, values)
  const names = namesOf(options)
  const blank = Object.fromEntries(names.map((name) => [name, undefined]))
  const kept = Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])))
  return (
    <Page
      title={title}
      crumbs={crumbs ?? []}
      actions={
        <>
          <SavedViews
            current={{ query: kept, columns: ids }}
            onChoose={(view) => {
              change({ ...blank, ...view.query })
              setIds(view.columns)
            }}
          />
          <ColumnChoice columns={columns} ids={ids} onChange={setIds} />
          <ExportButton href={csvAddress({ route, params: request?.params, query, columns: shown, title })} />
          {actions}
          {create && can(create.permission) && (
            <Button component={Link} to={create.to} leftSection={<IconPlus size={16} />}>
              {create.label}
            </Button>
          )}
        </>
      }
    >
      <ListFilters search={search} filters={filters} sorts={sorts} values={values} change={change} />
      <ListTable
        options={options}
        label={title}
        columns={shown}
        query={query}
        isInside={false}
        clear={isFiltered ? () => change(blank) : undefined}
      />
    </Page>
  )
}

/** The filters and the table alone, for lists inside of another screen. */
export function ListBody<K extends Key>(options: ListBodyOptions<K>) {
  const { search, filters = [], sorts, columns } = options
  const { values, change } = useFilters()
  const { query, isFiltered } = queryOf(options, values)
  const blank = Object.fromEntries(namesOf(options).map((name) => [name, undefined]))
  return (
    <Stack gap="sm">
      <ListFilters search={search} filters={filters} sorts={sorts} values={values} change={change} />
      <ListTable
        options={options}
        label="Lista"
        columns={columns.filter(({ isHidden }) => !isHidden)}
        query={query}
        isInside
        clear={isFiltered ? () => change(blank) : undefined}
      />
    </Stack>
  )
}
