import { ActionIcon, Button, Kbd, Text } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

/** Opens the search; on a phone only its icon. */
export function SearchButton({ onClick }: { onClick: () => void }) {
  return (
    <>
      <Button
        variant="default"
        visibleFrom="sm"
        w={{ sm: 200, md: 320 }}
        justify="space-between"
        leftSection={<IconSearch size={16} />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        styles={{ label: { flex: 1 } }}
        onClick={onClick}
        aria-keyshortcuts="Control+K"
      >
        <Text span size="sm" c="dimmed">
          Procurar
        </Text>
      </Button>
      <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="sm" aria-label="Procurar" onClick={onClick}>
        <IconSearch size={20} />
      </ActionIcon>
    </>
  )
}
