import { Badge } from '@mantine/core'
import { findWord } from './words.ts'

/** The state of something, in its word and colour. */
export function StatusBadge({ of, value }: { of: string; value: string | null | undefined }) {
  if (!value) return null
  const { label, color } = findWord(of, value)
  return (
    <Badge variant="light" color={color} tt="none" fw={550}>
      {label}
    </Badge>
  )
}
