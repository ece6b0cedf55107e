import { formatCents } from '@open-sgp/brasil'
import { Text } from '@mantine/core'

/** R$ 1.234,56, digits aligned; nothing for null. */
export const Money = ({ cents }: { cents: number | null | undefined }) =>
  cents === null || cents === undefined ? (
    <Text span inherit>
      —
    </Text>
  ) : (
    <Text span inherit className="number">
      {formatCents(cents)}
    </Text>
  )
