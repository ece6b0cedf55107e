import { Button, Skeleton, Stack, Text, Timeline } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ItemOf, Key } from './api.ts'
import { EmptyState } from './empty-state.tsx'
import { Failure } from './failure.tsx'
import { formatInstant } from './format.ts'
import type { ListBodyOptions } from './list-options.ts'
import { useList } from './use-list.ts'

type StoryOptions<K extends Key> = Pick<ListBodyOptions<K>, 'route' | 'request' | 'rowId' | 'empty'> & {
  label: string
  /** What happened, when (an instant), and more of it. */
  entry: (row: ItemOf<K>) => { title: ReactNode; at: string; body?: ReactNode }
}

/** What happened to a thing, newest first, as a line of time. */
export function Story<K extends Key>({ label, entry, ...list }: StoryOptions<K>) {
  const { pages, rows } = useList<K>({ ...list, columns: [] }, { ...list.request?.query })
  if (pages.error && rows.length === 0) return <Failure error={pages.error} retry={() => void pages.refetch()} />
  if (pages.isPending) return <Bones />
  if (rows.length === 0) return <EmptyState>{list.empty}</EmptyState>
  return (
    <Stack align="start">
      <Timeline bulletSize={14} lineWidth={2} aria-label={label}>
        {rows.map((row) => {
          const { title, at, body } = entry(row)
          return (
            <Timeline.Item key={list.rowId(row)} title={title}>
              {body && (
                <Text size="sm" component="div">
                  {body}
                </Text>
              )}
              <Text size="xs" c="dimmed">
                {formatInstant(at)}
              </Text>
            </Timeline.Item>
          )
        })}
      </Timeline>
      {pages.hasNextPage && (
        <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Carregar mais
        </Button>
      )}
    </Stack>
  )
}

const Bones = () => (
  <Stack role="status" aria-label="Carregando">
    {[60, 45, 70, 50].map((width) => (
      <Skeleton key={width} height={18} width={`${width}%`} />
    ))}
  </Stack>
)
