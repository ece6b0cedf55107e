import { Chip, Group } from '@mantine/core'
import { findWord, formatNumber, optionsOf } from '#kit'
import type { Decision } from './decisions.tsx'

/** Which kind of decision is looked at, each with how many there are. */
export function DecisionKinds({
  counts,
  action,
  onChange,
}: {
  counts: ReadonlyMap<string, readonly Decision[]>
  action: string
  onChange: (action: string) => void
}) {
  const kinds = optionsOf('dunningAction').filter(({ value }) => counts.has(value))
  return (
    <Chip.Group value={action} onChange={onChange}>
      <Group gap={6}>
        <Chip value="" size="xs">
          Todos
        </Chip>
        {kinds.map(({ value }) => (
          <Chip key={value} value={value} size="xs">
            {`${findWord('dunningAction', value).label}: ${formatNumber(counts.get(value)?.length ?? 0)}`}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
