import { Button, Group, Paper, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ItemOf, Key } from './api.ts'
import { EmptyState } from './empty-state.tsx'
import { Failure } from './failure.tsx'
import { formatCount } from './format.ts'
import type { ListBodyOptions, ListColumn } from './list-options.ts'
import { MassBar } from './mass-bar.tsx'
import { RowTable } from './row-table.tsx'
import { useCan } from './session.tsx'
import { useList } from './use-list.ts'

type TableOptions<K extends Key> = {
  options: ListBodyOptions<K>
  label: string
  columns: readonly ListColumn<ItemOf<K>>[]
  query: Record<string, unknown>
  isInside: boolean
  /** Shows everything again; undefined: nothing is filtered. */
  clear: (() => void) | undefined
}

/** Rows of a list with what can be done to them. */
export function ListTable<K extends Key>({ options, label, columns, query, isInside, clear }: TableOptions<K>) {
  const { rowId, open, massActions = [] } = options
  const { pages, rows } = useList(options, query)
  const can = useCan()
  const { ids, toggle, setIds } = useTicks()
  if (pages.error && rows.length === 0) return <Failure error={pages.error} retry={() => void pages.refetch()} />
  const ticked = rows.filter((row) => ids.has(rowId(row)))
  const isTickable = massActions.some(({ permission }) => can(permission))
  const toggleAll = () => setIds(new Set(ticked.length === rows.length ? [] : rows.map(rowId)))
  return (
    <>
      <MassBar rows={ticked} actions={massActions} onDone={() => setIds(new Set())} />
      <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
        <RowTable
          label={label}
          rows={rows}
          columns={columns}
          rowId={rowId}
          open={open}
          selection={isTickable ? { ids: new Set(ticked.map(rowId)), toggle, toggleAll } : undefined}
          isPending={pages.isPending}
          isStale={pages.isPlaceholderData}
          isInside={isInside}
          empty={<Empty options={options} clear={clear} />}
        />
        {rows.length > 0 && (
          <Group className="list-foot">
            <Text size="xs" c="dimmed" aria-live="polite">
              {`${formatCount(rows.length, 'linha', 'linhas')}${pages.hasNextPage ? ' carregadas' : ''}`}
            </Text>
            {pages.hasNextPage && (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                Carregar mais
              </Button>
            )}
          </Group>
        )}
      </Paper>
    </>
  )
}

function useTicks() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) =>
    setIds((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]))
  return { ids, toggle, setIds }
}

function Empty<K extends Key>({ options, clear }: { options: ListBodyOptions<K>; clear: (() => void) | undefined }) {
  const { empty, create } = options
  const can = useCan()
  if (clear)
    return (
      <EmptyState
        action={
          <Button variant="light" onClick={clear}>
            Limpar a procura e os filtros
          </Button>
        }
      >
        Nada encontrado com esta procura e estes filtros.
      </EmptyState>
    )
  const isAllowed = create !== undefined && can(create.permission)
  return (
    <EmptyState
      action={
        isAllowed && (
          <Button component={Link} to={create.to} variant="light">
            {create.label}
          </Button>
        )
      }
    >
      {empty}
    </EmptyState>
  )
}
