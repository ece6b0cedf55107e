import { ActionIcon, Indicator, Popover, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { formatCount, useCan } from '#kit'
import { AttentionItems, useAttention } from '../dashboard/attention.tsx'

/** How many matters need attention, on every screen; each leads to where it is solved. */
export function Bell() {
  const can = useCan()
  const [isOpen, { toggle, close }] = useDisclosure()
  const items = useAttention().data?.items ?? []
  if (!can('reports.attention.read')) return null
  const matters = formatCount(items.length, 'assunto', 'assuntos')
  const label = items.length === 0 ? 'Nada precisa de atenção' : `Precisa de atenção: ${matters}`
  const color = items.some(({ severity }) => severity === 'error') ? 'red' : 'orange'
  return (
    <Popover position="bottom-end" opened={isOpen} onChange={close} width={340} trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label} onClick={toggle}>
          <Indicator label={items.length} disabled={items.length === 0} color={color} size={16} offset={2} autoContrast>
            <IconBell size={20} />
          </Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Precisa de atenção">
        <Text fw={650} mb="xs">
          Precisa de atenção
        </Text>
        <AttentionItems items={items} onGo={close} />
      </Popover.Dropdown>
    </Popover>
  )
}
