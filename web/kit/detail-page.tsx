import { Box, Group, Paper, SimpleGrid, Skeleton, Stack, Tabs, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Failure } from './failure.tsx'
import { Page, type Crumb } from './page.tsx'

export type Tab = { id: string; label: string; content: ReactNode }

type Read = { isPending: boolean; error: Error | null; refetch: () => unknown }

/** The file of one thing: its head, its facts, its tabs (the open one is in the address). */
export function DetailPage(options: {
  title: ReactNode
  crumbs: readonly Crumb[]
  read: Read
  badge?: ReactNode
  actions?: ReactNode
  facts?: ReactNode
  tabs?: readonly Tab[] | undefined
  children?: ReactNode
}) {
  const { title, crumbs, read, badge, actions, facts, tabs = [], children } = options
  if (read.error) return <Failure error={read.error} retry={() => void read.refetch()} />
  if (read.isPending) return <Waiting />
  return (
    <Page
      crumbs={crumbs}
      title={
        <Group gap="sm" component="span">
          {title}
          {badge}
        </Group>
      }
      actions={actions}
    >
      {facts}
      {children}
      {tabs.length > 0 && <TabSet tabs={tabs} />}
    </Page>
  )
}

function Waiting() {
  return (
    <Stack role="status" aria-busy="true" aria-label="Carregando">
      <Skeleton height={34} width="40%" />
      <Skeleton height={120} />
      <Skeleton height={260} />
    </Stack>
  )
}

function TabSet({ tabs }: { tabs: readonly Tab[] }) {
  const search: Record<string, string> = useSearch({ strict: false })
  const navigate = useNavigate()
  const open = tabs.find(({ id }) => id === search['aba'])?.id ?? tabs[0]?.id ?? ''
  return (
    <Tabs
      value={open}
      keepMounted={false}
      onChange={(tab) => void navigate({ to: '.', replace: true, search: (tab ? { aba: tab } : {}) as never })}
    >
      <Tabs.List>
        {tabs.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, content }) => (
        <Tabs.Panel key={id} value={id} pt="md">
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

/** Label and value pairs in a grid. */
export function Facts({ items }: { items: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <Paper withBorder p="md" radius="md">
      <SimpleGrid component="dl" cols={{ base: 2, md: 4 }} spacing="md" m={0}>
        {items.map(([label, value]) => (
          <Box key={label}>
            <Text component="dt" size="xs" c="dimmed">
              {label}
            </Text>
            <Text component="dd" m={0} fz={{ base: 'sm', xs: 'md' }} style={{ overflowWrap: 'anywhere' }}>
              {value ?? '—'}
            </Text>
          </Box>
        ))}
      </SimpleGrid>
    </Paper>
  )
}

/** A titled part of a screen. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Group gap="xs">{actions}</Group>
      </Group>
      {children}
    </Stack>
  )
}
