import { countTitles } from '#kit'
import { Anchor, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { Link } from '@tanstack/react-router'
import type { Finance } from './tiles.tsx'

// One hue after another, always darker: the later, the graver.
const looks = {
  'not-due': { label: 'A vencer', color: 'blue.5' },
  '1-30': { label: 'Vencidos há até 30 dias', color: 'orange.4' },
  '31-60': { label: '31 a 60 dias', color: 'orange.6' },
  '61-90': { label: '61 a 90 dias', color: 'red.7' },
  '90+': { label: 'Mais de 90 dias', color: 'red.9' },
} as const

/** All that is open, by how long it has been due; each line leads to its titles. */
export function Aging({ aging }: { aging: Finance['aging'] }) {
  const total = aging.reduce((sum, { cents }) => sum + cents, 0)
  const overdue = total - (aging[0]?.cents ?? 0)
  const largest = Math.max(1, ...aging.map(({ cents }) => cents))
  return (
    <Paper withBorder radius="md" p="md">
      <Title order={2} size="h5">
        A receber por idade
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {total === 0
          ? 'Nada em aberto.'
          : `${formatCents(total)} em aberto, dos quais ${formatCents(overdue)} vencidos.`}
      </Text>
      <Stack gap="sm">
        {aging.map(({ bucket, dueFrom, dueUntil, count, cents }) => {
          const search = {
            status: bucket === 'not-due' ? 'open' : 'overdue',
            ...(dueFrom !== null && { dueFrom }),
            ...(dueUntil !== null && { dueUntil }),
          }
          return (
            <div key={bucket}>
              <Group justify="space-between" gap="xs">
                <Anchor component={Link} {...({ to: '/titulos', search } as object)} size="sm">
                  {looks[bucket].label}
                </Anchor>
                <Text size="sm" className="number">
                  {`${formatCents(cents)} · ${countTitles(count)}`}
                </Text>
              </Group>
              <Progress value={(cents / largest) * 100} color={looks[bucket].color} size="lg" mt={4} aria-hidden />
            </div>
          )
        })}
      </Stack>
    </Paper>
  )
}
