import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Back and on; `missing`: what is still to be said before one goes on. */
export const StepButtons = (options: {
  onBack?: () => void
  onNext: () => void
  next?: string
  missing?: string | undefined
  isPending?: boolean
  children?: ReactNode
}) => (
  <Group justify="flex-end">
    {options.missing !== undefined && (
      <Text size="sm" c="dimmed" role="status">
        {options.missing}
      </Text>
    )}
    {options.children}
    {options.onBack && (
      <Button variant="default" onClick={options.onBack}>
        Voltar
      </Button>
    )}
    <Button onClick={options.onNext} disabled={options.missing !== undefined} loading={options.isPending ?? false}>
      {options.next ?? 'Continuar'}
    </Button>
  </Group>
)
