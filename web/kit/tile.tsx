import { Group, Paper, Text } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Target } from './chart-card.tsx'

/** A figure to be read at a glance; with `open` it leads to the rows that it counts. */
export function Tile({
  label,
  value,
  detail,
  before,
  color,
  open,
}: {
  label: string
  value: ReactNode
  detail?: ReactNode
  /** The figure to compare with. */
  before?: ReactNode
  /** Of the value, when it asks for attention. */
  color?: string | undefined
  open?: Target | undefined
}) {
  const link = open && { component: Link, ...open, td: 'none', c: 'inherit' }
  return (
    <Paper withBorder radius="md" p="md" display="block" {...(link as object | undefined)}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        {open && <IconChevronRight size={16} aria-hidden />}
      </Group>
      <Text fw={650} fz={22} lh={1.3} className="number" {...(color !== undefined && { c: color })}>
        {value}
      </Text>
      {detail && <Text size="sm">{detail}</Text>}
      {before && (
        <Text size="xs" c="dimmed">
          {before}
        </Text>
      )}
    </Paper>
  )
}
