import { Button, Skeleton, Stack, Text, Timeline, Title } from '@mantine/core'
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

/** What happened to a thing as lines of time, one a day, in the order of the route. */
export function Story<K extends Key>({ label, entry, ...list }: StoryOptions<K>) {
  const { pages, rows } = useList<K>({ ...list, columns: [] }, { ...list.request?.query })
  if (pages.error && rows.length === 0) return <Failure error={pages.error} retry={() => void pages.refetch()} />
  if (pages.isPending) return <Bones />
  if (rows.length === 0) return <EmptyState>{list.empty}</EmptyState>
  return (
    <Stack align="start">
      {groupByDay(rows.map((row) => ({ id: list.rowId(row), ...entry(row) }))).map(({ day, entries }) => (
        <Stack key={day} gap="xs">
          <Title order={3} size="h6" c="dimmed">
            {day}
          </Title>
          <Timeline bulletSize={14} lineWidth={2} aria-label={`${label}, ${day}`}>
            {entries.map(({ id, title, at, body }) => (
              <Timeline.Item key={id} title={title}>
                {body && (
                  <Text size="sm" component="div">
                    {body}
                  </Text>
                )}
                <Text size="xs" c="dimmed">
                  {formatInstant(at).slice(-5)}
                </Text>
              </Timeline.Item>
            ))}
          </Timeline>
        </Stack>
      ))}
      {pages.hasNextPage && (
        <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Carregar mais
        </Button>
      )}
    </Stack>
  )
}

type Entry = { id: string; title: ReactNode; at: string; body?: ReactNode }

/** Entries of one day under its date, in the order in which they come. */
function groupByDay(entries: readonly Entry[]): { day: string; entries: Entry[] }[] {
  const groups: { day: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const day = formatInstant(entry.at).slice(0, 10)
    const last = groups.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else groups.push({ day, entries: [entry] })
  }
  return groups
}

const Bones = () => (
  <Stack role="status" aria-label="Carregando">
    {[60, 45, 70, 50].map((width) => (
      <Skeleton key={width} height={18} width={`${width}%`} />
    ))}
  </Stack>
)
