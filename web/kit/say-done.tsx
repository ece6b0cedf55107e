import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'

const refused = (error: unknown) =>
  notifications.show({
    color: 'red',
    title: 'Não foi desfeito',
    message: error instanceof Error ? error.message : String(error),
    autoClose: 10_000,
  })

/** Says that something was done; with `undo`, offers to take it back while the toast stands. */
export function sayDone(message: string, undo?: () => Promise<unknown>): void {
  if (!undo) return void notifications.show({ color: 'teal', message })
  const id = notifications.show({
    color: 'teal',
    autoClose: 12_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            // Hidden first: a second click finds nothing to click.
            notifications.hide(id)
            undo().catch(refused)
          }}
        >
          Desfazer
        </Button>
      </Group>
    ),
  })
}
